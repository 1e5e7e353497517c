// What is wrong with how a page shows what it shows: a sentence for each fault. It looks into open
// shadow roots; of a guide, at nothing but our forms.
const scope = arguments[0];
const roots = [...document.querySelectorAll(scope)];
for (const root of roots) {
  for (const e of root.querySelectorAll("*")) if (e.shadowRoot) roots.push(e.shadowRoot);
  if (root.shadowRoot) roots.push(root.shadowRoot);
}
const all = (selector) => [...new Set(roots.flatMap((root) => [...root.querySelectorAll(selector)]))];
const isSeen = (e) =>
  e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  !e.closest(".unseen, [aria-hidden=true], iframe") &&
  e.getClientRects().length > 0;
const name = (e) => {
  const said = (e.labels && e.labels[0] ? e.labels[0].innerText : e.innerText || "").trim();
  return e.localName + (e.type ? "[" + e.type + "]" : "") + " “" + said.slice(0, 40) + "”";
};
const faults = [];
const px = (value) => Math.round(value * 10) / 10;

// Targets of at least 24 pixels; a link within a sentence may be as small as the sentence (2.5.8).
const inSentence = (e) =>
  e.localName === "a" && getComputedStyle(e).display === "inline" &&
  [...e.parentNode.childNodes].some((other) => other !== e && other.textContent.trim());
for (const e of all("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
  if (!isSeen(e) || inSentence(e)) continue;
  const { width, height } = e.getBoundingClientRect();
  if (width < 23.9 || height < 23.9) faults.push(`${name(e)} is ${px(width)} × ${px(height)} large`);
}

// Phones zoom in on what is typed into when its text is smaller than 16 pixels.
for (const e of all("select, textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=color])")) {
  const size = parseFloat(getComputedStyle(e).fontSize);
  if (isSeen(e) && size < 16) faults.push(`${name(e)} has text of ${px(size)} pixels`);
}

// Nothing scrolls sideways, and no text is cut off or outside the window (1.4.4, 1.4.10, 1.4.12).
const { scrollWidth, clientWidth } = document.documentElement;
if (scope === "html" && scrollWidth > clientWidth)
  faults.push(`the page scrolls sideways: ${scrollWidth} in ${clientWidth}`);
const cuts = (e) => /hidden|clip/.test(getComputedStyle(e).overflowX + getComputedStyle(e).overflowY);
const above = (e) => e.parentElement || (e.getRootNode().host ?? null);
for (const e of all("*")) {
  if (/^(script|style|option|datalist|template)$/.test(e.localName) || !isSeen(e)) continue;
  for (const text of e.childNodes) {
    if (text.nodeType !== 3 || !text.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const rect = range.getBoundingClientRect();
    const outside = (box, sides) =>
      (sides && (rect.left < box.left - 1 || rect.right > box.right + 1)) || rect.bottom > box.bottom + 1;
    if (rect.left < -1 || rect.right > innerWidth + 1)
      faults.push(`the text of ${name(e)} is outside the window`);
    for (let box = e; box && box !== document.body; box = above(box)) {
      if (cuts(box) && !roots.includes(box) && outside(box.getBoundingClientRect(), true))
        faults.push(`the text of ${name(e)} is cut off`);
    }
    const button = e.closest("button");
    if (button && outside(button.getBoundingClientRect(), true))
      faults.push(`the text of ${name(e)} is larger than its button`);
  }
}

// What shows where a field is, has a contrast of 3:1 with the ground (1.4.11).
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const luminance = (color) => {
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (e) => {
  for (let box = e; box; box = above(box)) {
    const { backgroundColor } = getComputedStyle(box);
    if (!/^(transparent|rgba.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return "Canvas";
};
for (const e of all("select, textarea, input:not([type=hidden], [type=radio], [type=checkbox])")) {
  if (!isSeen(e) || matchMedia("(forced-colors: active)").matches) continue;
  const [dark, light] = [getComputedStyle(e).borderTopColor, ground(above(e))].map(luminance).sort((a, b) => a - b);
  const contrast = (light + 0.05) / (dark + 0.05);
  if (contrast < 3) faults.push(`${name(e)} has a border with a contrast of ${px(contrast)}`);
}

// Whoever wants nothing to move sees nothing move (2.3.3, and 2.2.2).
if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
  const moves = (e) =>
    [getComputedStyle(e).transitionDuration, getComputedStyle(e).animationDuration]
      .some((times) => times.split(",").some((time) => parseFloat(time) > 0));
  for (const e of all("*")) if (moves(e)) faults.push(`${name(e)} moves`);
}
return faults;
