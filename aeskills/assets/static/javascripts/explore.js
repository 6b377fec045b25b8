// @ts-check
/** Tables that sort by any column and show one family's skills, as rows or as columns. */
import { filter } from "./filter.js";

const form = /** @type {HTMLFormElement} */ (document.querySelector(".ae-sift"));
const status = /** @type {Element} */ (form.querySelector("[data-status]"));
const words = JSON.parse(form.dataset.words ?? "");
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

filter(form, ({ family }) => {
  for (const table of /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table[data-columns]"))) {
    const out = [...table.rows[0].cells].map((cell) => Boolean(family && cell.dataset.family && cell.dataset.family !== family));
    for (const row of table.rows) [...row.cells].forEach((cell, at) => (cell.hidden = out[at]));
  }
});

/** What a row sorts by: a number, or words. @param {HTMLTableRowElement} row @param {number} at */
const key = (row, at) => row.cells[at].dataset.value ?? (row.cells[at].textContent ?? "").trim();

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-sort]"))) {
  const head = /** @type {HTMLTableCellElement} */ (button.closest("th"));
  const body = /** @type {HTMLTableElement} */ (head.closest("table")).tBodies[0];
  const original = [...body.rows];
  const at = head.cellIndex;
  const words_first = at === 0 || original.every((row) => row.cells[at].dataset.value === undefined && key(row, at));
  const turns = words_first ? ["ascending", "descending", ""] : ["descending", "ascending", ""];
  button.hidden = false;
  button.addEventListener("click", () => {
    const turn = turns[(turns.indexOf(head.getAttribute("aria-sort") ?? "") + 1) % 3];
    for (const other of head.parentElement?.children ?? []) other.removeAttribute("aria-sort");
    if (turn) head.setAttribute("aria-sort", turn);
    const sign = turn === "ascending" ? 1 : turn ? -1 : 0;
    body.append(...[...original].sort((one, other) => sign * collator.compare(key(one, at), key(other, at))));
    const message = words[turn ? (sign > 0 ? "sorted-up" : "sorted-down") : "unsorted"];
    status.textContent = message.replace("{column}", head.querySelector("a, span")?.textContent ?? "");
  });
}
