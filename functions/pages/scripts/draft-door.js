/* A link from another device has a secret behind its #. It leaves the address bar before anything
   else happens, and the form waits outside the page until its draft lies where it looks for one. */
(() => {
  "use strict";
  const LINK = /^#draft-/;
  // The same page is open already, and somebody follows a link to it.
  addEventListener("hashchange", () => LINK.test(location.hash) && location.reload());
  const form = document.querySelector("mentoring-form");
  const panel = document.getElementById("arrival");
  const name = form.getAttribute("program") + "/" + form.getAttribute("form");
  const kept = (storage) => {
    try {
      return window[storage].getItem("mentoring-other:" + name);
    } catch {
      return null;
    }
  };
  const link = LINK.test(location.hash) && location.hash;
  if (!link && !kept("sessionStorage") && !kept("localStorage")) return;
  if (link) history.replaceState(null, "", location.pathname + location.search);

  const put = () => panel.parentNode.insertBefore(form, panel.nextSibling);
  const show = (state, values = {}) => {
    const template = document.querySelector(`template[data-state="${state}"]`);
    // In sight before it says something: only then is it read out.
    panel.hidden = false;
    panel.firstElementChild.replaceChildren(template.content.cloneNode(true));
    for (const part of panel.querySelectorAll("[data-n]")) {
      part.textContent = part.textContent.replace("{n}", values[part.dataset.n]);
    }
    return new Promise((pressed) => {
      for (const button of panel.querySelectorAll("button")) {
        button.onclick = () => pressed(button.value);
      }
    });
  };
  const hide = () => (panel.hidden = true);
  if (link) {
    form.remove();
    show("opening");
  }
  const failed = async () => {
    // The form stands, without the way to the other draft.
    if (!link) return;
    if ((await show("failed")) === "again") return (location.hash = link);
    hide();
    put();
  };
  import("/draft.js").then(({ arrive }) => arrive({ form, name, link, put, show, hide, failed })).catch(failed);
})();
