// @ts-check
/**
 * A field that leaves the entries which hold what is typed in one of their names, and the groups in which one is left. Folds open where
 * few entries fit; those of groups are as before when the field is empty again.
 *
 * An entry is `[data-find]`, its names `[data-names]` inside it or itself; a group is `[data-find-group]`.
 */
import { openForPrint } from "./folds.js";
import { say } from "./words.js";

const OPENED = 3;
const form = /** @type {HTMLFormElement} */ (document.querySelector(".ae-find"));
const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
const status = /** @type {Element} */ (form.querySelector("[role=status]"));
const words = JSON.parse(form.dataset.words ?? "");
const groups = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-find-group]"))];
const first = groups.find((group) => group instanceof HTMLDetailsElement && group.open);

/** Without case and accents. @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

const entries = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-find]"))].map((entry) => ({
  entry,
  names: plain([entry, ...entry.querySelectorAll("[data-names]")].filter((one) => one.hasAttribute("data-names")).map((one) => one.textContent).join("\n")),
}));

function find() {
  const asked = plain(field.value.trim());
  const fitting = new Set(entries.filter(({ names }) => names.includes(asked)).map(({ entry }) => entry));
  for (const { entry } of entries) {
    entry.hidden = !fitting.has(entry);
    if (entry instanceof HTMLDetailsElement) entry.open = asked !== "" && fitting.size <= OPENED && fitting.has(entry);
  }
  for (const group of groups) {
    group.hidden = !group.querySelector("[data-find]:not([hidden])");
    if (group instanceof HTMLDetailsElement) group.open = asked !== "" || group === first;
  }
  for (const aside of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-find-aside]"))) aside.hidden = asked !== "";
  status.textContent = asked && say(words.found, { count: fitting.size });
}

form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", find);
// A link within the page leads to what it names, whatever is typed.
addEventListener("hashchange", () => {
  const named = document.getElementById(location.hash.slice(1));
  if (!field.value || !named) return;
  field.value = "";
  find();
  named.closest("details")?.setAttribute("open", "");
  named.scrollIntoView();
});
form.hidden = false;
const folds = () => [...groups, ...entries.map(({ entry }) => entry)].filter((one) => one instanceof HTMLDetailsElement && !one.hidden);
openForPrint(() => /** @type {HTMLDetailsElement[]} */ (folds()));
