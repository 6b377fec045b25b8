/** The search dialog. Loaded, and the index with it, only when the reader goes to search. */

import { engine } from "./query.js";

const shown = 20;

/** @type {HTMLDialogElement | undefined} */
let dialog;

/** Opens the dialog, making it at first use. @param {HTMLElement} opener the button that carries the index's address and the words */
export function openSearch(opener) {
  dialog ??= makeDialog(opener);
  dialog.showModal();
  dialog.querySelector("input")?.focus();
}

/** @param {HTMLElement} opener */
function makeDialog(opener) {
  const { language, search: source = "", words: messages = "" } = opener.dataset;
  const words = JSON.parse(messages);
  const made = element("dialog", { className: "ae-search", ariaLabel: words.title });
  const { placeholder } = words;
  const input = element("input", { type: "search", autocomplete: "off", spellcheck: false, placeholder, ariaLabel: placeholder });
  const close = element("button", { type: "button", className: "ae-tool", textContent: words.close });
  const form = element("form", {}, input, close);
  const status = element("p", { role: "status", textContent: words.loading });
  const list = element("ol", {});
  made.append(form, status, list);
  document.body.append(made);

  const plural = new Intl.PluralRules(language);
  const root = new URL("../", new URL(source, location.href));
  /** @type {ReturnType<typeof engine> | undefined} */
  let find;
  const ask = () => {
    if (!find) return;
    const query = input.value.trim();
    const { entries, read, cut } = find(query);
    const messages = read ? words.similar : words.found;
    const message = messages[plural.select(entries.length)] ?? messages.other;
    const said = entries.length ? message.replace("{count}", entries.length).replace("{words}", () => read) : words.none;
    status.textContent = query[1] || entries.length ? [said, ...(cut ? [words.cut] : [])].join(" ") : "";
    list.replaceChildren(...entries.slice(0, shown).map((entry) => result(entry, root)));
  };
  const load = async () => {
    try {
      find = engine(await (await fetch(source)).json());
      ask();
    } catch {
      status.textContent = words.failed;
    }
  };
  load();

  input.addEventListener("input", ask);
  close.addEventListener("click", () => made.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  made.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    /** @type {HTMLElement[]} */
    const stops = [input, ...list.querySelectorAll("a")];
    const next = step && stops[stops.findIndex((stop) => stop === document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  made.addEventListener("click", ({ target }) => {
    if (target === made || (target instanceof Element && target.closest("li a"))) made.close();
  });
  return made;
}

/** @param {import("./query.js").Entry} entry @param {URL} root */
function result({ address, title, text }, root) {
  const link = element("a", { href: new URL(address, root).href }, element("b", { textContent: title }));
  if (text) link.append(element("span", { textContent: text }));
  return element("li", {}, link);
}

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {object} properties @param {Node[]} inside */
function element(tag, properties, ...inside) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inside);
  return made;
}
