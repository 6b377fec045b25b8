/** The search dialog. Loaded, and the index with it, only when the reader goes to search. */

import { engine } from "./query.js";

/** So many results at a time. */
const AT_ONCE = 20;

/** Of words that are nowhere, so many are named. */
const NAMED = 5;

/** Where it is remembered that a reader wants no key to open the search. */
const NO_KEY = "aeskills:no-search-key";

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
  // Not of type "search": what Escape and the arrow keys do there differs from browser to browser.
  const input = element("input", { type: "text", enterKeyHint: "search", autocomplete: "off", spellcheck: false, placeholder,
    ariaLabel: placeholder });
  const close = element("button", { type: "button", className: "ae-tool", textContent: words.close });
  const form = element("form", { role: "search" }, input, close);
  const status = element("p", { role: "status", textContent: words.loading });
  const list = element("ol", {});
  const more = element("button", { type: "button", className: "ae-tool", textContent: words.more, hidden: true });
  made.append(form, status, list, more, keySwitch(words.key));
  document.body.append(made);

  const plural = new Intl.PluralRules(language);
  const lister = new Intl.ListFormat(language, { type: "unit", style: "narrow" });
  const root = new URL("../", new URL(source, location.href));
  /** @type {ReturnType<typeof engine> | undefined} */
  let find;
  /** @type {import("./query.js").Entry[]} */
  let rest = [];
  const show = () => {
    const first = list.childElementCount;
    list.append(...rest.splice(0, AT_ONCE).map((entry) => result(entry, root)));
    more.hidden = !rest.length;
    return /** @type {HTMLElement | null | undefined} */ (list.children[first]?.querySelector("a"));
  };
  const ask = () => {
    if (!find) return;
    const query = input.value.trim();
    const answer = find(query);
    status.textContent = query[1] || answer.entries.length ? told(answer, words, plural, lister) : "";
    list.replaceChildren();
    rest = [...answer.entries];
    show();
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

  let composing = false; // words of Japanese, say, that are not yet chosen
  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => {
    composing = false;
    ask();
  });
  input.addEventListener("input", () => composing || ask());
  more.addEventListener("click", () => show()?.focus());
  close.addEventListener("click", () => made.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!composing) list.querySelector("a")?.click();
  });
  made.addEventListener("keydown", (event) => {
    if (event.isComposing || composing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    /** @type {HTMLElement[]} */
    const stops = [input, ...list.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
    const next = step && stops[stops.findIndex((stop) => stop === document.activeElement) + step];
    if (!next || !stops.some((stop) => stop === document.activeElement)) return;
    event.preventDefault();
    next.focus();
  });
  made.addEventListener("click", ({ target }) => {
    if (target === made || (target instanceof Element && target.closest("li a"))) made.close();
  });
  return made;
}

/**
 * What is said above the results.
 * @param {import("./query.js").Answer} answer @param {Record<string, any>} words @param {Intl.PluralRules} plural
 * @param {Intl.ListFormat} joined
 */
function told({ entries, read, cut, unknown, partly }, words, plural, joined) {
  if (!entries.length) return [words.none, ...(cut ? [words.cut] : [])].join(" ");
  const messages = read ? words.similar : words.found;
  const count = (messages[plural.select(entries.length)] ?? messages.other).replace("{count}", entries.length);
  const said = [count.replace("{words}", () => read)];
  if (partly) said.push(words.partly);
  if (unknown.length) said.push(words.unknown.replace("{words}", () => joined.format(unknown.slice(0, NAMED))));
  if (cut) said.push(words.cut);
  return said.join(" ");
}

/** The switch for the key that opens the search; a key without Ctrl or Alt must be one that can be turned off. @param {string} text */
function keySwitch(text) {
  const box = element("input", { type: "checkbox" });
  try {
    box.checked = !localStorage.getItem(NO_KEY);
  } catch {
    box.checked = true;
  }
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.removeItem(NO_KEY);
      else localStorage.setItem(NO_KEY, "1");
    } catch {
      // Where nothing may be kept, the key stays.
    }
  });
  return element("label", { className: "ae-search__key" }, box, document.createTextNode(` ${text}`));
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
