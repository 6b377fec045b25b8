// @ts-check
/**
 * Elements from plain values. Text goes through text nodes; only the html fields of the bundle, made by our own renderer, are parsed.
 *
 * @typedef {Node|string|false|null|undefined} Leaf
 * @typedef {Leaf|Leaf[]|Leaf[][]} Child
 * @typedef {Record<string, string|number|boolean|null|undefined|((event: any) => void)>} Attributes
 */

/** @template {Element} E @param {E} element @param {Attributes} attributes @param {Child[]} children @returns {E} */
function build(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(.../** @type {(Node|string)[]} */ (children.flat(2).filter(Boolean)));
  return element;
}

/** @param {string} tag @param {Attributes} [attributes] @param {Child[]} children */
export const h = (tag, attributes = {}, ...children) => build(document.createElement(tag), attributes, children);

/** @param {string} tag @param {Attributes} attributes @param {Child[]} children */
export const svg = (tag, attributes, ...children) =>
  build(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

/** @param {string} tag @param {string} [look] @returns {(...children: Child[]) => HTMLElement} */
const made = (tag, look) => (...children) => h(tag, { class: look }, ...children);

export const h2 = made("h2");
export const h3 = made("h3");
export const para = made("p");
export const lead = made("p", "sa-lead");
export const note = made("p", "sa-hint");
export const hint = made("span", "sa-hint");
export const strong = made("strong");
export const panel = made("div", "sa-panel");

/** @param {string} html trusted: a field of the bundle */
export function rich(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** @param {string} html trusted @returns {string} its words on one line */
export const plain = (html) => (rich(html).textContent ?? "").replace(/\s+/g, " ").trim();

/** @param {string} text @param {() => void} click @param {string} [look] */
export const button = (text, click, look = "") => h("button", { type: "button", class: `sa-button ${look}`, click }, text);

/** @param {string} text @param {string} href @param {string} [look] */
export const link = (text, href, look) => h("a", { href, class: look }, text);

/** The button that sends its form. @param {string} text @param {string} [look] */
export const send = (text, look = "sa-main") => h("button", { class: `sa-button ${look}` }, text);

/**
 * A form that hands over what was given, and itself.
 * @param {(given: FormData, form: HTMLFormElement) => void} submit @param {Child[]} children
 */
export const form = (submit, ...children) => /** @type {HTMLFormElement} */ (h("form", { class: "sa-form", novalidate: true, submit(event) {
  event.preventDefault();
  submit(new FormData(event.target), event.target);
} }, ...children));

/** @param {string} id @param {string} label @param {Child[]} children */
export const field = (id, label, ...children) => h("p", { class: "sa-field" }, h("label", { for: id }, label), ...children);

/** Where the buttons of a page stand; not printed. @param {Child[]} children */
export const actions = (...children) => h("div", { class: "sa-actions" }, ...children);

/**
 * A list to choose from.
 * @param {string} id @param {string} label @param {[string, string][]} choices value and text @param {string|null|undefined} value
 */
export const select = (id, label, choices, value) =>
  field(id, label, h("select", { id, name: id }, choices.map(([key, text]) => h("option", { value: key, selected: key === value }, text))));

/**
 * A radio button or checkbox whose whole label can be pressed.
 * @param {string} type @param {string} name @param {string} value @param {boolean} checked @param {Child[]} children
 */
export const pick = (type, name, value, checked, ...children) =>
  h("label", { class: "sa-choice" }, h("input", { type, name, value, checked }), h("span", {}, ...children));

/** @param {string} id @param {string} legend @param {Child[]} children */
export const fieldset = (id, legend, ...children) => h("fieldset", { id }, h("legend", {}, legend), ...children);

/** @param {Child} summary @param {Child[]} children */
export const details = (summary, ...children) => h("details", {}, h("summary", {}, summary), ...children);

/**
 * A table that is read as one also when a phone shows its rows stacked; the first cell of a row is its header.
 * @param {string} caption @param {string[]} heads @param {Child[][]} rows
 */
export function table(caption, heads, rows) {
  const first = { role: "rowheader", scope: "row" };
  return h("table", { class: "sa-table", role: "table" }, h("caption", {}, caption),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, heads.map((head) => h("th", { role: "columnheader", scope: "col" }, head)))),
    h("tbody", { role: "rowgroup" }, rows.map((row) => h("tr", { role: "row" },
      row.map((cell, at) => h(at ? "td" : "th", at ? { role: "cell", "data-label": heads[at] } : first, h("div", {}, cell)))))));
}

/**
 * Says what is missing: a summary that gets the focus, with a link to each place, and the message at the place itself.
 * @param {HTMLElement} form @param {string} title @param {[string, string][]} faults id of the fieldset or field, and what is wrong
 */
export function complain(form, title, faults) {
  for (const old of form.querySelectorAll(".sa-error, .sa-errors")) old.remove();
  const summary = h("div", { class: "sa-errors", role: "alert", tabindex: -1 }, h3(title), h("ul", {}, faults.map(([id, text]) => {
    const place = form.querySelector(`#${id}`);
    const note = h("span", { class: "sa-error", id: `${id}-error` }, text);
    if (place instanceof HTMLFieldSetElement) place.querySelector("legend")?.after(note);
    else place?.before(note);
    place?.setAttribute("aria-describedby", `${id}-error`);
    place?.closest("details")?.setAttribute("open", "");
    const field = /** @type {HTMLElement|null} */ (place?.querySelector("input") ?? place);
    return h("li", {}, field ? h("a", { href: `#${id}`, click: (/** @type {Event} */ event) => {
      event.preventDefault();
      field.focus();
    } }, text) : text);
  })));
  form.prepend(summary);
  summary.focus();
}

/**
 * Says what is missing on the page and in the title of the window.
 * @param {{title: string, t: (key: string, values?: Record<string, string|number>) => string}} app
 * @param {HTMLElement} form @param {[string, string][]} faults
 */
export function refuse({ title, t }, form, faults) {
  document.title = t("errors-page", { title });
  complain(form, t("errors-title"), faults);
}

/** Offers `text` as a file. @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
