// @ts-check
/** The glossary: what is typed leaves the terms that hold it in one of their names, and opens them when they are few. */
import { openForPrint } from "./folds.js";
import { say } from "./words.js";

const OPENED = 3;
const form = /** @type {HTMLFormElement} */ (document.querySelector(".ae-find"));
const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
const status = /** @type {Element} */ (form.querySelector("[role=status]"));
const words = JSON.parse(form.dataset.words ?? "");
const letters = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".ae-letter")]);
const links = /** @type {HTMLElement} */ (document.querySelector(".ae-letters"));

/** Without case and accents. @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

const terms = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".ae-entry"))].map((entry) => ({
  entry,
  names: plain([...entry.querySelectorAll("h3, .ae-entry__names")].map((one) => one.textContent).join("\n")),
}));

function find() {
  const asked = plain(field.value.trim());
  const fitting = terms.filter(({ names }) => names.includes(asked));
  for (const one of terms) {
    one.entry.hidden = !fitting.includes(one);
    one.entry.open = asked !== "" && fitting.length <= OPENED && !one.entry.hidden;
  }
  for (const letter of letters) letter.hidden = !letter.querySelector(".ae-entry:not([hidden])");
  if (links) links.hidden = asked !== "";
  status.textContent = asked && say(words.found, { count: fitting.length });
}

form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", find);
// A link to a term leads to it, whatever is typed.
addEventListener("hashchange", () => {
  if (!field.value) return;
  field.value = "";
  find();
  document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
});
form.hidden = false;
openForPrint(() => terms.map(({ entry }) => entry).filter((entry) => !entry.hidden));
