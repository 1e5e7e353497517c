/* Opens a draft that has come by link, and puts it where the form looks for one. Where another draft
   was there before, the person chooses, and the other one stays beside it. */

const FORM = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const arrive = async ({ form, name, link, put, show, hide, failed }) => {
  const other = (chosen) => offerOther({ form, name, show }, chosen);
  if (!link) return other();
  const [program] = name.split("/");
  let chosen = false;
  const begin = (state) => {
    if (state) show(state);
    else hide();
    put();
    if (!state) other(chosen);
  };
  const fetched = await open(link);
  if (fetched === "failed") return failed();
  if (typeof fetched === "string") return begin(fetched);
  if (fetched.program !== program) return begin("damaged");
  for (const [each, brought] of Object.entries(fetched.drafts)) {
    if (!FORM.test(each) || typed(brought) === null) continue;
    const shelf = program + "/" + each;
    const { storage, text } = lying(shelf);
    if (!storage) return begin("blocked");
    const both = text && text !== brought && typed(text) !== null && typed(text) !== typed(brought);
    const isHere = shelf === name;
    const counts = { brought: count(brought), own: count(text) };
    const keepsOwn = both && (!isHere || (await show("both", counts)) === "own");
    chosen = chosen || (both && isHere);
    try {
      if (both) putOthers(storage, shelf, [...others(storage, shelf), keepsOwn ? brought : text]);
      if (!keepsOwn && (both || !text || typed(text) === null)) storage.setItem("mentoring-form:" + shelf, brought);
    } catch {
      return begin("blocked");
    }
  }
  begin();
};

/* The drafts behind a link, or the word for what is wrong with it. */
const open = async (link) => {
  const [, id, key] = /^#draft-([\w-]{22})([\w-]{22})$/.exec(link) || [];
  if (!id || !crypto.subtle) return id ? "failed" : "damaged";
  const answer = await fetch("/v1/drafts/" + id).catch(() => ({}));
  if (answer.status === 404) return "unknown";
  if (!answer.ok) return "failed";
  const sealed = await answer.arrayBuffer().catch(() => null);
  if (!sealed) return "failed";
  try {
    const secret = await crypto.subtle.importKey("raw", bytes(key), "AES-GCM", false, ["decrypt"]);
    const nonce = { name: "AES-GCM", iv: sealed.slice(0, 12) };
    const plain = await crypto.subtle.decrypt(nonce, secret, sealed.slice(12));
    const { program, drafts } = JSON.parse(new TextDecoder().decode(plain));
    return { program, drafts: Object.assign({}, drafts) };
  } catch {
    return "damaged";
  }
};

/* Base64url. */
const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (digit) => digit.charCodeAt(0));

const storageOf = (name) => {
  try {
    return window[name];
  } catch {
    return null;
  }
};

/* What lies on a form's shelf, and where: on the device, or in the tab. */
const lying = (shelf) => {
  const [device, tab] = [storageOf("localStorage"), storageOf("sessionStorage")];
  const key = "mentoring-form:" + shelf;
  const onDevice = device && device.getItem(key);
  return onDevice ? { storage: device, text: onDevice } : { storage: tab, text: tab && tab.getItem(key) };
};

/* The answers of a draft; nothing, where there are none. */
const typed = (text) => {
  try {
    const answers = JSON.stringify(JSON.parse(text).answers);
    return answers && answers !== "{}" ? answers : null;
  } catch {
    return null;
  }
};

const count = (text) => Object.keys(JSON.parse(typed(text) || "{}")).length;

/* The drafts of a form that were not chosen, the next one first. */
const others = (storage, shelf) => JSON.parse(storage.getItem("mentoring-other:" + shelf) || "[]");

const putOthers = (storage, shelf, texts) =>
  texts.length
    ? storage.setItem("mentoring-other:" + shelf, JSON.stringify(texts))
    : storage.removeItem("mentoring-other:" + shelf);

/* A draft that was not chosen can be switched to, or deleted. */
const offerOther = async ({ form, name, show }, chosen) => {
  const storages = ["localStorage", "sessionStorage"].map(storageOf).filter(Boolean);
  const storage = storages.find((each) => others(each, name).length > 0);
  if (!storage) return;
  const pressed = show("other");
  // Only after somebody has pressed a button that is gone now.
  if (chosen) focus();
  const [next, ...rest] = others(storage, name);
  if ((await pressed) === "delete") {
    putOthers(storage, name, rest);
    show("deleted");
    return focus();
  }
  // Off the page, the form saves what was typed last.
  form.remove();
  setTimeout(() => {
    const mine = lying(name);
    mine.storage.setItem("mentoring-form:" + name, next);
    putOthers(storage, name, typed(mine.text) === null ? rest : [...rest, mine.text]);
    location.reload();
  });
};

const focus = () => document.querySelector("#arrival [tabindex]").focus();
