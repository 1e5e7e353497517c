// What a person does with a form, and how a test waits to see something.

export const newPlace = (css) => {
  const host = document.body.appendChild(document.createElement("div"));
  host.dataset.test = "";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const place = root.appendChild(document.createElement("div"));
  place.dataset.theme = "light";
  return place;
};

export const configOf = (page, copy, draft) => ({
  page, copy, draft,
  address: "https://ligature.invalid/v1/programs/p/forms/f",
  query: "",
  origin: "https://p.libguides.com",
  level: 3,
  preview: false,
  emit() {},
  stopped() {},
});

const fire = (control, kind) => control.dispatchEvent(new Event(kind, { bubbles: true }));

export const typeInto = (place, name, text) => {
  const control = place.querySelector(`[name="${name}"]`);
  if (!control) return;
  control.value = text;
  fire(control, "input");
  fire(control, "change");
};

export const choose = (place, name, value) =>
  place.querySelector(`[name="${name}"][value="${value}"]`).click();

export const press = (place, label) => {
  const labelled = [...place.querySelectorAll("button, a")];
  labelled.filter((found) => found.textContent.includes(label))[0].click();
};

const frame = () => new Promise((shown) => requestAnimationFrame(shown));

export const see = async (place, expression) => {
  const look = new Function("place", "$", `return (${expression})`);
  const until = performance.now() + 5000;
  for (;;) {
    const seen = look(place, (selector) => place.querySelector(selector));
    if (seen) return seen;
    if (performance.now() > until) throw new Error(expression);
    await frame();
  }
};

export const nothingKept = () => {
  for (const old of document.querySelectorAll("[data-test]")) old.remove();
  sessionStorage.clear();
  localStorage.clear();
};

const STORAGES = ["sessionStorage", "localStorage"];
const given = STORAGES.map((name) => Object.getOwnPropertyDescriptor(window, name));

export const refuseStorage = (refuse) => {
  const refused = {
    configurable: true,
    get() {
      throw new DOMException("no", "SecurityError");
    },
  };
  STORAGES.forEach((name, at) => {
    Object.defineProperty(window, name, refuse ? refused : given[at]);
  });
};

export const kept = () => JSON.stringify(sessionStorage) + JSON.stringify(localStorage);
