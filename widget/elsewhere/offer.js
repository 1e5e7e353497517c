/* "Continue on another device": seals the draft, hands it to the service, and shows the link that
   opens it. The key is in the link's fragment, which no server is ever told. */
import { picture } from "./picture.js";
import { seal } from "./seal.js";
import { drafts } from "./shelf.js";
import { style } from "./style.js";

/* What can come of it, but for the link: the name of the sentence that says so. */
const REFUSED = { 413: "too-large", 429: "busy" };

export const offer = async (button, root, config) => {
  const place = button.parentNode;
  close(place);
  const { program, form, texts, lang } = read(config);
  // The form saves a moment after the last letter, or when the focus leaves a control.
  root.dispatchEvent(new Event("focusout"));
  const [words] = await Promise.all([wordsOf(config, program), new Promise((done) => setTimeout(done))]);
  const taken = drafts(program, form, config.copy);
  if (!taken) return say(place, texts["draft.blocked"]);
  const sealed = await seal({ program, drafts: taken });
  const address = new URL("../drafts/" + sealed.id, programs(config));
  const answer = await keep(address, sealed.bytes);
  if (!place.isConnected) return;
  if (answer !== 201) return say(place, words[REFUSED[answer] || "failed"]);
  const home = new URL(`../../${program}/${form}${config.query}`, programs(config));
  show(place, words, lang, home + "#draft-" + sealed.id + sealed.key, address, config.level);
};

const read = ({ page }) => {
  const { program, form, texts } = JSON.parse(page);
  return { program: program.id, form: form.id, lang: form.lang, texts };
};

/* `HOST/v1/programs/`, of the address that the form came from. */
const programs = ({ address }) => address.replace(/[^/]+\/forms\/[^/]+$/, "");

const wordsOf = async (config, program) => {
  const answer = await fetch(new URL(program + "/texts/elsewhere" + config.query, programs(config)));
  if (!answer.ok) throw new Error("no words: " + answer.status);
  return answer.json();
};

/* The status of the answer; 0, where there was none. */
const keep = (address, body) =>
  fetch(address, { method: "PUT", headers: { "content-type": "application/octet-stream" }, body })
    .then((answer) => answer.status)
    .catch(() => 0);

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const name in attributes) made.setAttribute(name, attributes[name]);
  made.append(...children);
  return made;
};

/* Everything behind the button, but the line that is read out. */
const close = (place) => {
  place.querySelector(".elsewhere-panel")?.remove();
  place.lastElementChild.textContent = "";
};

const say = (place, sentence) => (place.lastElementChild.textContent = sentence);

const show = (place, words, lang, link, address, level) => {
  const root = place.getRootNode();
  if (!root.adoptedStyleSheets.includes(style)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
  const heading = element("h" + Math.min(level + 2, 6), { tabindex: -1, id: "elsewhere-title" }, words.title);
  const shown = element("textarea", { readonly: "", rows: 3, id: "elsewhere-link", spellcheck: "false", dir: "ltr" });
  shown.value = link;
  shown.onfocus = () => shown.select();
  const does = (kind, label, deed) => {
    const made = element("button", { type: "button", class: kind, part: "button" }, label);
    made.onclick = deed;
    return made;
  };
  const copy = does("main", words.copy, async () => {
    await copied(shown);
    copy.textContent = words.copied;
    say(place, words.copied);
    setTimeout(() => (copy.textContent = words.copy), 3000);
  });
  const letter = { subject: words["mail-subject"], body: words["mail-body"] + "\r\n\r\n" + link };
  const mail = Object.entries(letter).map(([name, value]) => name + "=" + encodeURIComponent(value));
  const back = place.querySelector("[data-do=elsewhere]");
  const panel = element(
    "div",
    { class: "elsewhere-panel", role: "group", "aria-labelledby": "elsewhere-title", lang },
    heading,
    element("p", {}, words.about),
    element("label", { for: "elsewhere-link" }, words.link),
    shown,
    element(
      "div",
      { class: "actions" },
      copy,
      element("a", { class: "plain", href: "mailto:?" + mail.join("&"), part: "button" }, words.mail)
    ),
    element("p", {}, words.code),
    picture(link, words["code-alt"]),
    element("p", {}, element("b", {}, words.until), " " + words.secret),
    element(
      "div",
      { class: "actions" },
      does("link", words.delete, async () => {
        const gone = await fetch(address, { method: "DELETE" }).catch(() => ({}));
        if (!gone.ok) return say(place, words.failed);
        close(place);
        say(place, words.deleted);
        back.focus();
      }),
      does("link", words.close, () => {
        close(place);
        back.focus();
      })
    )
  );
  place.lastElementChild.before(panel);
  heading.focus();
};

/* In a frame of another origin the browser may not let us; then what is selected is copied. */
const copied = (shown) =>
  navigator.clipboard.writeText(shown.value).catch(() => {
    shown.focus();
    document.execCommand("copy");
  });
