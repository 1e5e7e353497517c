// The same form written by hand with Lit, a step a section, as its own guide shows it. It reads the
// questions as the service publishes them.
import { LitElement, css, html, nothing } from "lit";
import form from "the-questions";

class LitForm extends LitElement {
  static properties = { step: { state: true }, answers: { state: true } };
  static styles = css`
    :host { display: block; max-width: 40em; font: 16px/1.5 system-ui, sans-serif; }
    label, legend { font-weight: 600; }
    .options label { display: block; font-weight: 400; }
    small { display: block; color: #555; }
    fieldset { border: 0; padding: 0; margin: 0 0 24px; }
    .question { margin: 0 0 24px; }
    input:not([type=radio], [type=checkbox]), select, textarea {
      display: block; box-sizing: border-box; width: 100%; padding: 8px; font: inherit;
      border: 1px solid #767676; border-radius: 4px;
    }
    button { font: inherit; padding: 8px 16px; }
  `;

  constructor() {
    super();
    this.step = 0;
    this.answers = {};
  }

  render() {
    const section = form.sections[this.step];
    const go = (by) => () => (this.step += by);
    return html`
      <form @submit=${(event) => event.preventDefault()}>
        ${this.step === 0 ? (form.about ?? []).map((text) => html`<p>${text}</p>`) : nothing}
        <p>Step ${this.step + 1} of ${form.sections.length}</p>
        <h2>${section.title}</h2>
        ${(section.about ?? []).map((text) => html`<p>${text}</p>`)}
        ${section.questions.filter((question) => this.asked(question)).map((question) => this.question(question))}
        ${this.step > 0 ? html`<button @click=${go(-1)}>Back</button>` : nothing}
        ${this.step + 1 < form.sections.length
          ? html`<button @click=${go(1)}>Continue</button>`
          : html`<button>${form.send}</button>`}
      </form>`;
  }

  asked({ when }) {
    const given = when && [this.answers[when.question] ?? []].flat();
    return !when || when.is.some((option) => given.includes(option));
  }

  set(name, value) {
    this.answers = { ...this.answers, [name]: value };
  }

  question(question, name = question.id) {
    const [kind, limits] =
      typeof question.kind === "string" ? [question.kind, {}] : Object.entries(question.kind)[0];
    const help = question.help ? html`<small id="${name}-help">${question.help}</small>` : nothing;
    const grouped = (controls) => html`
      <fieldset><legend>${question.ask}</legend>${help}<div class="options">${controls}</div></fieldset>`;
    const labeled = (control) => html`
      <div class="question"><label for=${name}>${question.ask}</label>${help}${control}</div>`;
    const heard = (event) => this.set(name, event.target.value);
    const input = (type) => labeled(html`
      <input type=${type} id=${name} name=${name} .value=${this.answers[name] ?? ""}
        maxlength=${limits.most ?? nothing} autocomplete=${question.autofill ?? "off"}
        ?required=${!question.optional} @input=${heard}>`);
    const menu = (at) => html`
      <select id=${at} name=${at} @change=${heard}>
        <option></option>
        ${limits.options.map(({ id, label }) => html`<option value=${id}>${label}</option>`)}
      </select>`;
    const boxes = (type) => limits.options.map(({ id, label, help }) => html`
      <label><input type=${type} name=${name} value=${id} @change=${heard}> ${label}
        ${help ? html`<small>${help}</small>` : nothing}</label>`);
    switch (kind) {
      case "email": return input("email");
      case "web-address": return input("url");
      case "date": return input("date");
      case "month": return input("month");
      case "long-text": return labeled(html`
        <textarea id=${name} name=${name} maxlength=${limits.most} @input=${heard}></textarea>`);
      case "time-zone":
        return labeled(html`<select id=${name} name=${name} @change=${heard}>
          ${Intl.supportedValuesOf("timeZone").map((zone) => html`<option>${zone}</option>`)}</select>`);
      case "menu": return labeled(menu(name));
      case "choice": return grouped(boxes("radio"));
      case "choices": return grouped(boxes("checkbox"));
      case "ranked":
        return grouped(Array.from({ length: limits["at-most"] }, (_, rank) => menu(`${name}-${rank}`)));
      case "scale":
        return grouped(Array.from({ length: limits.to - limits.from + 1 }, (_, step) => html`
          <label><input type="radio" name=${name} value=${limits.from + step}> ${limits.from + step}</label>`));
      case "group":
        return grouped(limits.parts.map((part) => this.question(part, `${name}-${part.id}`)));
      case "consent":
        return html`<p><label><input type="checkbox" name=${name}> ${question.ask}</label></p>`;
      default: return input("text");
    }
  }
}
customElements.define("lit-form", LitForm);
document.getElementById("form").append(document.createElement("lit-form"));
