/* What lies in this browser, as the widget puts it there (`widget/src/draft/shelf.rs`). */

const PREFIX = "mentoring-form:";

const storages = () => {
  const open = (storage) => {
    try {
      return window[storage];
    } catch {
      return null;
    }
  };
  // What lies on the device comes before what lies in the tab: so the widget reads them.
  return ["sessionStorage", "localStorage"].map(open).filter(Boolean);
};

/* The drafts of a program's forms, by form, with the text that the widget keeps; nothing, where the
   form at hand has none. A second element with the same form has a draft of its own. */
export const drafts = (program, form, copy) => {
  const found = {};
  const mine = form + (copy > 1 ? "#" + copy : "");
  for (const storage of storages()) {
    for (const key of Object.keys(storage)) {
      if (!key.startsWith(PREFIX + program + "/")) continue;
      const name = key.slice(PREFIX.length + program.length + 1);
      const text = storage.getItem(key);
      if (name === mine) found[form] = text;
      else if (name !== form && !name.includes("#") && isTyped(text)) found[name] = text;
    }
  }
  return found[form] && isTyped(found[form]) ? found : null;
};

/* What was sent leaves only its receipt. */
const isTyped = (text) => {
  try {
    return Object.keys(JSON.parse(text).answers).length > 0;
  } catch {
    return false;
  }
};
