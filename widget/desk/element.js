// `<mentoring-desk program="…">`: the desk in a guide. It is a frame of HOST's own page, so that no
// script of the guide reaches what the committee sees.
(() => {
  if (customElements.get("mentoring-desk")) return;
  const script = document.currentScript;
  const host = script && script.src ? new URL(script.src).origin : "__HOST__";
  const style = `
    :host { display: block; }
    iframe { display: block; inline-size: 100%; block-size: var(--mentoring-desk-height, max(480px, 85vh)); border: 1px solid #c9ced6; border-radius: 8px; }
    p { margin-block: 8px 0; }`;

  customElements.define(
    "mentoring-desk",
    class extends HTMLElement {
      static observedAttributes = ["program", "lang"];

      connectedCallback() {
        if (!this.shadowRoot) {
          const root = this.attachShadow({ mode: "open" });
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(style);
          root.adoptedStyleSheets = [sheet];
          this.frame = document.createElement("iframe");
          this.frame.allow = "clipboard-write";
          // What the owner wrote inside leads to the desk's own page, and stays.
          root.append(this.frame, document.createElement("slot"));
        }
        this.show();
      }

      attributeChangedCallback() {
        if (this.frame) this.show();
      }

      show() {
        const program = (this.getAttribute("program") || "").trim();
        const lang = (this.getAttribute("lang") || "").trim();
        this.frame.hidden = !/^[a-z0-9-]+$/.test(program);
        if (this.frame.hidden) {
          console.error("mentoring-desk: name the program in the attribute program");
          return;
        }
        const query = lang ? `?lang=${encodeURIComponent(lang)}` : "";
        this.frame.title = this.getAttribute("title") || this.textContent.trim() || "Desk";
        const address = `${host}/desk/${program}${query}`;
        if (this.frame.src !== address) this.frame.src = address;
      }
    },
  );
})();
