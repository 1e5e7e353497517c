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

  /* A snippet that is pinned names the loader as it is now, under a name that is kept for good, with
     its hash. Where there is no such file, nothing can be pinned. */
  const pin = document.getElementById("pinned");
  let pinned;
  const digest = async (kind, bytes) => new Uint8Array(await crypto.subtle.digest(kind, bytes));
  const findPinned = async () => {
    const bytes = await (await fetch("/v1/embed.js")).arrayBuffer();
    const name = [...(await digest("SHA-256", bytes)).slice(0, 8)];
    const file = "embed-" + name.map((byte) => byte.toString(16).padStart(2, "0")).join("") + ".js";
    if (!(await fetch("/v1/" + file, { method: "HEAD" })).ok) return;
    const hash = btoa(String.fromCharCode(...(await digest("SHA-384", bytes))));
    pinned = `/v1/${file}" integrity="sha384-${hash}" crossorigin="anonymous"`;
    pin.closest("p").hidden = false;
  };
  const spell = () => {
    for (const field of document.querySelectorAll("#snippet, #spelled")) {
      const newest = field.defaultValue;
      field.value = pin.checked && pinned ? newest.replace('/v1/embed.js"', pinned) : newest;
    }
  };
  pin.addEventListener("change", () => (spell(), say(status.dataset.updated)));
  if (crypto.subtle) findPinned().then(spell, () => {});

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
      spell();
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
