// What the browser knows and does that takes less to say in its own language.

export const normalize = (text) => text.normalize("NFC");

export const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "";

export const timeZones = () =>
  Intl.supportedValuesOf ? Intl.supportedValuesOf("timeZone").join(" ") : "";

// The day that a moment is on, by the clock of whoever looks.
export const dayHere = (moment) => {
  const date = new Date(moment);
  date.setMinutes(date.getMinutes() - date.getTimezoneOffset());
  return date.toISOString().slice(0, 10);
};

// `randomUUID` is only there on secure pages; a guide may not be one.
export const newKey = () => {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

// Prints the form and nothing of the guide around it: a copy, in a frame of its own.
export const printForm = (root) => {
  const frame = document.createElement("iframe");
  frame.style.cssText = "position:fixed;width:0;height:0;border:0";
  frame.ariaHidden = "true";
  frame.srcdoc = "<!doctype html>";
  frame.onload = () => {
    const view = frame.contentWindow;
    const page = view.document;
    const sheet = new view.CSSStyleSheet();
    const rules = root.getRootNode().adoptedStyleSheets.flatMap((own) => [...own.cssRules]);
    sheet.replaceSync(rules.map((rule) => rule.cssText).join(""));
    const shadow = page.body.appendChild(page.createElement("div")).attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(page.importNode(root, true));
    page.title = root.querySelector(".form-title").textContent;
    view.onafterprint = () => frame.remove();
    view.print();
  };
  root.after(frame);
};

// What a page of ours that works without scripts has in its hidden field.
export const drawnState = (root) =>
  root.getRootNode().host?.querySelector("[name=state]")?.value || "";

// Where a server's step stood before the form, or stands in the page around it, what was typed,
// chosen and pressed there is done here as if a person did it now, and the focus and the caret stay
// where they were. Not in the middle of a character that takes several keys, nor of a choice from a
// menu.
export const takeOver = (root) => {
  const form = root.lastElementChild;
  const inRoot = root.firstElementChild !== form;
  const old = inRoot ? root.firstElementChild : root.getRootNode().host?.querySelector("[part=root]");
  if (!old) return;
  const twin = (element, otherwise) =>
    form.querySelector(element.id ? `[id="${element.id}"]` : otherwise);
  const isChanged = (control) =>
    control.options
      ? control.value && !control.selectedOptions[0].defaultSelected
      : control.value !== control.defaultValue || control.checked !== control.defaultChecked;
  const enter = (control) => {
    const here = twin(control);
    if (!here || !isChanged(control) || (control.type === "radio" && !control.checked)) return;
    here.value = control.value;
    here.checked = control.checked;
    for (const kind of ["input", "change"]) here.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  const over = new AbortController();
  const swap = () => {
    const focused = old.getRootNode().activeElement;
    const held = old.contains(focused) && focused;
    form.hidden = "composing" in root.dataset || (held && held.matches("select"));
    if (form.hidden || over.signal.aborted) return;
    over.abort();
    old.querySelectorAll("input, select, textarea").forEach(enter);
    const pressed = old.querySelector("[data-pressed], [part=error-summary]");
    const here = held && twin(held, "[type=submit]");
    if (here) {
      here.focus({ preventScroll: true });
      // Not every kind of control has a caret.
      if (held.selectionStart != null) here.setSelectionRange(held.selectionStart, held.selectionEnd);
    }
    if (inRoot) old.remove();
    if (pressed) {
      const { do: deed, to } = pressed.dataset;
      twin(pressed, deed ? `[data-do="${deed}"][data-to="${to}"]` : "[type=submit]").click();
    }
  };
  for (const kind of ["compositionend", "change", "focusout"]) {
    const again = () => {
      if (kind === "compositionend") delete root.dataset.composing;
      setTimeout(swap);
    };
    root.addEventListener(kind, again, { signal: over.signal });
  }
  swap();
};

// Whoever comes to a control by a key finds it clear of a header that stays: browsers scroll for the
// caret of a field, and not for the room that the field asks for. Not when a mouse comes: nothing may
// move between pressing and letting go.
export const keepInSight = (root) => {
  let last;
  root.addEventListener("keyup", ({ target }) => {
    if (target === last) return;
    last = target;
    afterPaint(() => target.scrollIntoView({ block: "nearest" }));
  });
};

export const afterPaint = (done) => requestAnimationFrame(() => setTimeout(done));

// Calls the service: to post a body under a key, or to get. `done` is told the status, the seconds
// to wait (or "") and the body; the status is 0 where there was no answer, 1 where it took too long.
// With a body goes what the page can show of who filled in the form; where very many are being sent,
// the computer works first, and then the same body is posted again.
export const call = (root, config, address, key, body, done, work) => {
  if (navigator.onLine === false) return done(0, "", "");
  const patience = new AbortController();
  let status = 0;
  const alarm = setTimeout(() => {
    status = 1;
    patience.abort();
  }, 30000);
  const options = { signal: patience.signal };
  if (body) {
    const { handed } = JSON.parse(config.page);
    const trap = !!root.querySelector("#your_message").value;
    options.method = "POST";
    options.body = JSON.stringify({ ...JSON.parse(body), signs: { handed, trap, work } });
    options.headers = { "content-type": "application/json", "idempotency-key": key };
  }
  fetch(address, options)
    .then(async (answer) => {
      const text = await answer.text();
      const asked = !work && answer.status === 429 && text.match(/"work":({.*?})/);
      if (!asked) return [answer.status, answer.headers.get("retry-after") || "", text];
      clearTimeout(alarm);
      const { solve } = await import(new URL("__WORK__", import.meta.url));
      call(root, config, address, key, body, done, await solve(JSON.parse(asked[1]), root));
    })
    .catch(() => [status, "", ""])
    .then((told) => {
      clearTimeout(alarm);
      if (told) done(...told);
    });
};
