// What the browser knows and does that takes less to say in its own language.

// Calls the service; the status is 0 where there was no answer.
export const call = async (method, address, token, tag, body) => {
  const headers = {};
  if (token) headers.authorization = `Bearer ${token}`;
  if (tag) headers["if-match"] = tag;
  if (body) headers["content-type"] = "application/json";
  const patience = new AbortController();
  const alarm = setTimeout(() => patience.abort(), 30000);
  try {
    const options = { method, headers, body: body || undefined, cache: "no-store" };
    const answer = await fetch(address, { ...options, signal: patience.signal });
    return [answer.status, answer.headers.get("retry-after") || "", await answer.text()];
  } catch {
    return [0, "", ""];
  } finally {
    clearTimeout(alarm);
  }
};

// Fetches a file with what somebody shows, and saves it under its own name; `heard` is told how many
// bytes are there. What is returned is the status and the number of bytes, or the problem.
export const download = async (address, token, heard) => {
  try {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(address, { headers, cache: "no-store" });
    if (!answer.ok) return [answer.status, answer.headers.get("retry-after") || "", await answer.text()];
    const parts = [];
    // What is compressed on its way is longer than it says.
    const packed = answer.headers.get("content-encoding");
    const all = packed ? 0 : Number(answer.headers.get("content-length"));
    let bytes = 0;
    for (const reader = answer.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      heard((bytes += value.length), all);
    }
    const named = (answer.headers.get("content-disposition") || "").match(/filename="([^"]+)"/);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(parts, { type: answer.headers.get("content-type") }));
    link.download = named ? named[1] : address.split("/").pop();
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    return [answer.status, "", String(bytes)];
  } catch {
    return [0, "", ""];
  }
};

// What is chosen or dropped is known only while its event lasts; of a large file no more is read
// than `most` bytes.
export const chosenFile = async (event, most) => {
  const [file] = (event.dataTransfer || event.target).files;
  if (!file) return null;
  try {
    return [file.name, new Uint8Array(await file.slice(0, most).arrayBuffer())];
  } catch {
    return [file.name, null];
  }
};

// So that a file that was mended can be chosen again under its name.
export const forgetFile = (event) => {
  event.target.value = "";
};

export const hasFiles = (event) => event.dataTransfer.types.includes("Files");

export const normalize = (text) => text.normalize("NFC");

// What lives as long as the tab; where a browser keeps nothing, as long as the page.
const memory = {};
export const keep = (name, value) => {
  memory[name] = value;
  try {
    if (value) sessionStorage.setItem(name, value);
    else sessionStorage.removeItem(name);
  } catch {}
};
export const kept = (name) => {
  try {
    return sessionStorage.getItem(name) || memory[name] || "";
  } catch {
    return memory[name] || "";
  }
};

// What a search looks at: without accents, in small letters.
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export const hash = () => location.hash.slice(1);

// Elsewhere, without a step back in the history.
export const replaceHash = (to) => history.replaceState(null, "", `#${to}`);

export const onHash = (heard) => addEventListener("hashchange", () => heard());

export const setTitle = (title) => {
  document.title = title;
};

// The screen is drawn by the next task.
export const focusOn = (selector) =>
  setTimeout(() => {
    const found = document.querySelector(selector);
    if (!found) return;
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "nearest" });
  });

export const keepFocusOn = (selector) =>
  setTimeout(() => document.activeElement === document.body && focusOn(selector));

// A page of the service’s own making, under the style sheet that it brings along. It has no scripts.
export const showPage = (selector, html) =>
  setTimeout(() => {
    const place = document.querySelector(selector);
    if (!place) return;
    const page = new DOMParser().parseFromString(html, "text/html");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(page.querySelector("style").textContent);
    const root = place.shadowRoot || place.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(...page.querySelector("main").childNodes);
  });

export const printPage = () => print();

export const toTop = () => scrollTo(0, 0);

export const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};

// A moment by the clock of whoever looks: 2026-11-21T14:05.
export const here = (moment) => {
  const date = new Date(moment);
  date.setMinutes(date.getMinutes() - date.getTimezoneOffset());
  return date.toISOString().slice(0, 16);
};

export const now = () => Date.now();

export const random = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join("");
};

export const origin = () => location.origin;

export const value = (event) => event.target.value;

export const checked = (event) => event.target.checked;

export const isFramed = () => self !== top;

// After a panic nothing of the program may be trusted.
export const stopped = (place) => {
  console.error(`desk: stopped at ${place}`);
  const root = document.getElementById("desk");
  const said = document.createElement("p");
  said.className = "problem stopped";
  said.setAttribute("role", "alert");
  said.textContent = root.dataset.stopped;
  root.prepend(said);
};

// The solver in its worker, and whoever waits for an answer: it answers one after the other.
let solver;
let asking = [];

export const endSolver = () => {
  solver?.terminate();
  solver = undefined;
  for (const answer of asking.splice(0)) answer("");
};

export const askSolver = (what, text) =>
  new Promise((answer) => {
    if (!solver) {
      solver = new Worker(new URL("__SOLVER__", import.meta.url));
      solver.onmessage = ({ data }) => asking.shift()(data);
      // It could not be fetched, or it stopped: what it says may be of people, so nobody logs it.
      solver.onerror = (event) => {
        event.preventDefault();
        console.error("desk: the solver stopped");
        endSolver();
      };
      solver.postMessage(["begin", document.getElementById("desk-page").textContent]);
    }
    asking.push(answer);
    solver.postMessage([what, text]);
  });

export const isOpen = (event) => event.target.open;
