/* The snippet maker without its button: what is shown follows each choice. The page is asked for
   again, as the button would, and what differs in it is put in place. */
"use strict";
(() => {
  const form = document.querySelector(".choices");
  const status = form.querySelector("[data-updated]");
  const button = form.querySelector("button");
  button.hidden = true;

  // Emptied first: a screen reader doesn't say the same words twice.
  const say = (text) => {
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = text));
  };

  let asked = 0;
  const show = async () => {
    const mine = ++asked;
    const address = form.action + "?" + new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== asked) return;
      for (const part of document.querySelectorAll("[data-live]")) {
        const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
        if (fresh.isEqualNode(part)) continue;
        // A region that is heard has to stay.
        if (part.role === "status") part.replaceChildren(...fresh.childNodes);
        else part.replaceWith(fresh);
      }
      history.replaceState(null, "", address);
      say(status.dataset.updated);
    } catch {
      // The button asks for the whole page, and the browser says what is wrong.
      button.hidden = false;
    }
  };

  let soon;
  form.addEventListener("input", ({ target }) => {
    if (target.type === "color") form.querySelector("[value=own]").checked = true;
    clearTimeout(soon);
    soon = setTimeout(show, target.localName === "input" ? 400 : 0);
  });
  form.addEventListener("submit", (event) => {
    if (!button.hidden) return;
    event.preventDefault();
    show();
  });

  for (const copy of document.querySelectorAll("[data-copies]")) {
    copy.hidden = false;
    const { textContent: before } = copy;
    copy.addEventListener("click", async () => {
      const field = document.getElementById(copy.dataset.copies);
      field.select();
      const copied = await navigator.clipboard.writeText(field.value).then(
        () => true,
        () => document.execCommand("copy")
      );
      // Where it can't be copied for them, it stays selected.
      if (!copied) return;
      copy.focus();
      copy.textContent = copy.dataset.copied;
      say(copy.dataset.copied);
      setTimeout(() => (copy.textContent = before), 3000);
    });
  }
})();
