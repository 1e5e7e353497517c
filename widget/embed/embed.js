/* Defines <mentoring-form>: all that a guide page loads before anybody comes near a form. It reads
   the attributes, fetches the form and the widget side by side, shows the form's first step as soon
   as it is there, and hands everything to the widget, which goes on from it. Until then, and
   whenever the form can't stand, what is written inside the element is shown. */
(() => {
  "use strict";
  const TAG = "mentoring-form";
  if (customElements.get(TAG)) return;

  const texts = __TEXTS__;
  const script = document.currentScript;
  // Content that LibGuides inserts after loading runs without a current script.
  const base = new URL(".", (script && script.src) || "__HOST__/v1/embed.js").href;
  const editor =
    location.hostname.endsWith(".libapps.com") && location.pathname.startsWith("/libguides/admin");

  const element = (tag, text = "") => {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  };
  /* Somebody waits for it, but perhaps only later. */
  const awaited = (promise) => {
    promise.catch(() => {});
    return promise;
  };
  const sheetOf = (css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  };
  const plain = sheetOf(
    ":host{display:block}:host([hidden]){display:none}" +
      ".note{font:16px/1.5 system-ui,sans-serif;color:#1d2129;background:#fdf0ef;margin:0 0 12px;" +
      "padding:12px 16px;border-inline-start:5px solid #b3261e}.note button{font:inherit;margin-inline-start:8px}"
  );

  class Failure extends Error {
    constructor(code, why, ...shown) {
      super(why);
      Object.assign(this, { code, shown });
    }
  }

  /* ---- The widget: one for all elements of a page, and a fresh one after it has stopped ---- */
  let widget, style;
  let stops = 0;
  const styled = () => (style = style || fetch(base + "__STYLE__").then(async (answer) => sheetOf(await answer.text())));
  const load = () => (widget = widget || start().catch((error) => {
    widget = null;
    stops++;
    throw error;
  }));
  const start = async () => {
    const [glue, wasm] = ["__GLUE__", "__WASM__"];
    if (!window.WebAssembly) throw new Failure("blocked", "no WebAssembly", "blocked");
    const bytes = awaited(fetch(base + wasm));
    const module = await import(base + glue + (stops ? "?" + stops : ""));
    await module.default({ module_or_path: bytes }).catch((error) => {
      if (!(error instanceof WebAssembly.CompileError)) throw error;
      throw new Failure("blocked", error.message, "blocked");
    });
    return module;
  };

  /* ---- Attributes ---- */
  // For each the rule, what holds where nothing is said, and what may be said.
  const words = (all, otherwise) => [RegExp("^(" + all.replace(/, /g, "|") + ")$"), otherwise, all];
  const name = [/^[a-z0-9]+(-[a-z0-9]+)*$/, "", "a-z, 0-9, -"];
  const RULES = {
    program: name,
    form: name,
    lang: [/^([a-z]{2,3}(-[a-z0-9]{2,8})*)?$/i, "", "en, fr, es-MX, …"],
    theme: words("auto, light, dark", "auto"),
    "heading-level": words("1, 2, 3, 4, 5, 6", "3"),
    load: words("lazy, eager", "lazy"),
    mode: words("live, preview", "live"),
  };
  const read = (host, complain) => {
    const read = {};
    for (const [name, [rule, otherwise, allowed]] of Object.entries(RULES)) {
      const value = (host.getAttribute(name) || "").trim();
      const good = rule.test(value || otherwise);
      read[name] = good ? value || otherwise : otherwise;
      if (good) continue;
      complain(value ? "attribute" : "missing", { name, value: value.slice(0, 40), allowed });
    }
    return read;
  };

  /* A trap in it is the end of every form on the page: they share its memory. */
  const running = new Set();
  addEventListener("error", ({ error, message }) => {
    const ours = error instanceof WebAssembly.RuntimeError && error.stack.includes(base + "assets/");
    if (ours) for (const end of [...running]) end(message);
  });

  /* ---- The first step, drawn by the service ---- */
  const kept = (key) => {
    try {
      return localStorage.getItem(key) || sessionStorage.getItem(key);
    } catch {
      return null;
    }
  };
  /* Shows it. What is done to it is left there for the widget: a button that was pressed, and that
     somebody is in the middle of a character that takes several keys. */
  const begin = (mine, { first_step, texts }) => {
    const { place } = mine;
    const hear = (kind, then) => place.addEventListener(kind, (event) => mine.handle || then(event));
    place.innerHTML = first_step;
    hear("compositionstart", () => (place.dataset.composing = ""));
    hear("compositionend", () => delete place.dataset.composing);
    hear("input", () => (mine.typed = true));
    hear("submit", (event) => event.preventDefault());
    hear("click", ({ target }) => {
      const button = target.closest("button");
      if (!button || mine.pressed) return;
      mine.pressed = button.dataset.pressed = "1";
      button.parentNode.append(element("p", texts["form.moment"]));
      button.parentNode.lastChild.role = "status";
    });
  };

  /* ---- One element's life ---- */
  const copies = {};
  const seen = (host, then) => {
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && (observer.disconnect(), then()),
      { rootMargin: "500px" }
    );
    observer.observe(host);
    return observer;
  };

  const live = (host) => {
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [plain];
    const slot = element("slot");
    const notes = element("div");
    root.append(notes, slot);
    let resolve, reject, run, copy, draft, lang;
    host.ready = awaited(new Promise((...both) => ([resolve, reject] = both)));

    const emit = (name, detail) =>
      host.dispatchEvent(new CustomEvent(TAG + ":" + name, { bubbles: true, composed: true, detail }));
    // What is said most is here in English; all else is asked for when it has to be said.
    const say = async (place, text, values) => {
      const words =
        /^en/i.test(lang) && texts[text]
          ? texts
          : await fetch(base + "assets/" + lang.split(/\W/)[0] + "__WORDS__")
              .then((answer) => answer.json())
              .catch(() => texts);
      const said = words[text] || texts.unavailable;
      place.prepend(said.replace(/{(\w+)}/g, (_, name) => values[name]));
    };
    const note = (...said) => {
      const made = notes.appendChild(element("p"));
      made.className = "note";
      say(made, ...said);
      return made;
    };
    const offer = (place, then) => {
      const again = element("button");
      say(again, "again");
      again.onclick = then;
      place.append(again);
    };
    const fail = (error) => {
      const { code = "unavailable", shown = ["unavailable"] } = error;
      note(...shown);
      console.error("[" + TAG + "] " + error.message);
      emit("error", { code });
      reject(error);
      const { place, typed } = run;
      if (!place) return;
      slot.hidden = false;
      if (!typed) return place.remove();
      // What was typed stays in sight, and the rest of the form may still come.
      return new Promise((resolve) =>
        offer(notes.lastChild, () => {
          notes.textContent = "";
          resolve(run.rest().catch(fail));
        })
      );
    };

    const connect = () => {
      if (run) return;
      run = {};
      notes.textContent = "";
      const complaints = [];
      const settings = read(host, (...said) => complaints.push(said));
      lang = settings.lang || (host.closest("[lang]") || {}).lang || navigator.languages.join();
      for (const said of complaints) {
        note(...said);
        console.error("[" + TAG + "] " + JSON.stringify(said));
      }
      if (!settings.program || !settings.form) {
        emit("error", { code: "attribute" });
        return reject(new Error("attribute"));
      }
      const mine = run;
      const go = () => open(mine, settings).catch((error) => mine === run && fail(error));
      if (settings.load === "eager") go();
      else run.observer = seen(host, go);
    };

    const open = async (mine, { program, form, theme, mode, "heading-level": level }) => {
      const preview = editor || mode === "preview";
      const name = program + "/" + form;
      copy = copy || (copies[name] = (copies[name] || 0) + 1);
      // A page of ours has drawn it already.
      const drawn = host.querySelector("form");
      const isNew = !preview && !draft && !drawn && !kept(TAG + ":" + name + (copy > 1 ? "#" + copy : ""));
      const address = base + "programs/" + program + "/forms/" + form;
      const query = "?lang=" + lang;
      const get = async (what) => {
        const answer = await fetch(address + what);
        if (answer.status === 404) {
          throw new Failure("not-found", "no form " + address, "unknown", { program, form });
        }
        if (!answer.ok) throw new Error(address + " answered " + answer.status);
        return answer.text();
      };
      // The first step comes first, with its looks: beside all the rest it would wait for its share
      // of a slow network. Where it can't be drawn, the form may still be had.
      const first = isNew && (await get("/first-step" + query + "&level=" + level).catch((error) => {
        if (error.code) throw error;
      }));
      if (!first) awaited(styled());
      mine.rest = () => awaited(Promise.all([get(query), load()]));
      const rest = mine.rest();
      // A browser loads its tables of time zones when it is first asked, which takes long on a slow
      // machine: better now, while it waits for the network anyway, if there is nothing to show.
      if (!first && !drawn) new Intl.DateTimeFormat().resolvedOptions();
      const page = JSON.parse(first || (await rest)[0]);
      const { origin } = location;
      if (!preview && origin !== new URL(base).origin && !page.program.hosts.includes(origin)) {
        throw new Failure("origin", origin + " is not among the hosts of " + program, "unlisted", { origin, program });
      }
      const sheet = page.style ? sheetOf(page.style) : await styled();
      if (mine !== run) return;

      mine.place = element("div");
      mine.place.dataset.theme = theme;
      root.insertBefore(mine.place, slot);
      root.adoptedStyleSheets = [plain, sheet];
      if (first) {
        begin(mine, page);
        slot.hidden = true;
      }
      // What is there is in sight before the widget begins to work, which takes long on a slow machine.
      await (document.hidden || new Promise((seen) => requestAnimationFrame(() => setTimeout(seen))));
      const all = await rest.catch((error) => mine === run && fail(error));
      if (!all || mine !== run) return;
      const [text, module] = all;
      mine.handle = module.mount(mine.place, {
        page: text, address, query, origin, copy, level: +level, preview, draft,
        emit: (name, detail) => emit(name, JSON.parse(detail)),
        stopped: (place) => setTimeout(stop, 0, mine, place),
      });
      mine.end = (place) => stop(mine, place);
      running.add(mine.end);
      slot.hidden = !preview;
      emit("ready");
      resolve();
    };

    /* Our own code has stopped. Nothing of it may be called any more; what was typed is kept. */
    const stop = (mine, place) => {
      if (mine !== run || !mine.handle) return;
      mine.handle = null;
      mine.place.remove();
      running.delete(mine.end);
      slot.hidden = false;
      if (widget) {
        widget = null;
        stops++;
      }
      console.error("[" + TAG + "] the form stopped at " + place);
      emit("error", { code: "stopped" });
      offer(note("stopped"), () => {
        run = null;
        connect();
      });
    };

    const disconnect = () => {
      const { observer, handle, place, end } = run || {};
      run = null;
      running.delete(end);
      if (observer) observer.disconnect();
      if (handle) draft = handle.unmount();
      if (place) place.remove();
      slot.hidden = false;
    };
    return { connect, disconnect };
  };

  const lives = new WeakMap();
  customElements.define(
    TAG,
    class extends HTMLElement {
      constructor() {
        super();
        lives.set(this, live(this));
      }
      connectedCallback() {
        lives.get(this).connect();
      }
      disconnectedCallback() {
        // A script may be moving it: then it is back by the time this runs.
        Promise.resolve().then(() => this.isConnected || lives.get(this).disconnect());
      }
    }
  );

  /* ---- The other spelling, for hosts that strip tags they don't know ---- */
  const upgrade = () => {
    for (const old of document.querySelectorAll("[data-" + TAG + "]")) {
      if (old.querySelector(TAG)) continue;
      const made = element(TAG);
      for (const name in RULES) {
        const value = old.getAttribute("data-" + (name === "form" ? TAG : name));
        if (value !== null) made.setAttribute(name, value);
      }
      made.append(...old.childNodes);
      old.append(made);
    }
  };
  upgrade();
  new MutationObserver(upgrade).observe(document, { childList: true, subtree: true });
})();
