/** Which rules bind me: hides the rules that do not fit the chosen country and industry. The choice stands in the address. */

import { say } from "./words.js";

const filter = /** @type {HTMLElement} */ (document.querySelector("[data-rules]"));
const words = JSON.parse(filter.dataset.words ?? "");
const status = /** @type {Element} */ (filter.querySelector("[role=status]"));
const limits = /** @type {Element} */ (filter.querySelector(".ae-filter__limits"));
const reset = /** @type {HTMLButtonElement} */ (filter.querySelector("button"));
/** @type {HTMLSelectElement[]} */
const choices = [...filter.querySelectorAll("select")];
const [country, industry] = choices;
/** The rows, the links of the list by situation, and what is said of how far the list goes. */
const rules = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("li[data-places]"))];
const rows = rules.filter((rule) => rule.matches(".ae-row"));
/** @type {Set<HTMLElement>} */
const groups = new Set(document.querySelectorAll(":is(.ae-rules__group, .ae-topics > details)"));
const listed = (/** @type {string | undefined} */ text) => (text ? text.split(" ") : []);

/** Takes the choice from the address; what it does not offer is no choice. */
function read() {
  const query = new URLSearchParams(location.search);
  for (const choice of choices) {
    choice.value = query.get(choice.name) ?? "";
    if (choice.selectedIndex < 0) choice.value = "";
  }
}

function show() {
  const places = listed(country.selectedOptions[0].dataset.places);
  for (const rule of rules) {
    const here = !country.value || listed(rule.dataset.places).some((place) => places.includes(place));
    const trades = listed(rule.dataset.industries);
    rule.hidden = !here || (industry.value !== "" && trades.length > 0 && !trades.includes(industry.value));
  }
  for (const group of groups) group.hidden = !group.querySelector("li[data-places]:not([hidden])");
  const count = rows.filter((row) => !row.hidden).length;
  const chosen = choices.some((choice) => choice.value);
  reset.hidden = !chosen;
  const coverage = rules.filter((one) => one.matches(".ae-coverage > li") && !one.hidden);
  limits.textContent = chosen ? coverage.map((one) => one.textContent).join(" ") : "";
  status.textContent = chosen ? say(count ? words.found : words.none, { count, total: rows.length }) : "";
}

function choose() {
  const address = new URL(location.href);
  for (const choice of choices) {
    if (choice.value) address.searchParams.set(choice.name, choice.value);
    else address.searchParams.delete(choice.name);
  }
  history.replaceState(history.state, "", address);
  show();
}

for (const choice of choices) choice.addEventListener("change", choose);
reset.addEventListener("click", () => {
  for (const choice of choices) choice.value = "";
  choose();
  country.focus();
});
read();
filter.hidden = false;
show();
