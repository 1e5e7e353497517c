/* Stands between the loader and the widget: lets a draft out to another device. Few people ask for
   that, so what does it is fetched when somebody presses the button. */
import start, { mount as stand } from "./widget.js";

export default start;

export const mount = (root, config) => {
  // A page that isn't secure can't encrypt; a preview has nothing to take along. There the style
  // sheet keeps the button out of sight.
  if (crypto.subtle && !config.preview) root.dataset.elsewhere = "";
  root.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do=elsewhere]");
    if (!button) return;
    import(new URL("__OFFER__", import.meta.url))
      .then(({ offer }) => offer(button, root, config))
      .catch(() => {
        button.parentNode.lastElementChild.textContent = JSON.parse(config.page).texts["draft.elsewhere-failed"];
      });
  });
  return stand(root, config);
};
