/**
 * The first ninety days: shows one path, which stands in the address, and keeps what is ticked in this browser.
 * Where the storage is denied, the ticks last as long as the page, and the page says so.
 */

import { say } from "./words.js";

/** @type {HTMLElement} */
const panel = document.querySelector("[data-onboarding]");
const words = JSON.parse(panel.dataset.words);
const status = panel.querySelector("[role=status]");
const bar = panel.querySelector("progress");
const kept = panel.querySelector("[data-kept]");
/** @type {HTMLInputElement[]} */
const choices = [...panel.querySelectorAll("input[name=path]")];
/** @type {HTMLElement[]} */
const items = [...document.querySelectorAll(".ae-activity")];
const box = (/** @type {HTMLElement} */ item) => /** @type {HTMLInputElement} */ (item.querySelector("input"));
const hours = (/** @type {HTMLElement[]} */ some) => some.reduce((sum, item) => sum + Number(item.dataset.hours), 0);

/** What this browser keeps: ids of activities, also of those this page does not show. @returns {string[]} */
function load() {
  try {
    const found = JSON.parse(localStorage.getItem(panel.dataset.key) ?? "[]");
    return Array.isArray(found) ? found.filter((id) => typeof id === "string") : [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) kept.textContent = words.denied;
    return [];
  }
}

/** @param {string[]} ids */
function save(ids) {
  try {
    if (ids.length) localStorage.setItem(panel.dataset.key, JSON.stringify(ids));
    else localStorage.removeItem(panel.dataset.key);
  } catch {
    kept.textContent = words.denied;
  }
}

function tick(/** @type {string[]} */ ids) {
  for (const item of items) box(item).checked = ids.includes(item.id);
}

/** @param {string} [said] what to announce instead of the progress */
function count(said) {
  const shown = items.filter((item) => !item.hidden);
  const done = shown.filter((item) => box(item).checked);
  bar.max = shown.length || 1;
  bar.value = done.length;
  status.textContent = said ?? say(words.progress, { done: done.length, count: shown.length, hours: hours(done), all: hours(shown) });
}

const path = () => choices.find((choice) => choice.checked)?.value ?? "";

/** Shows the chosen path, and beside each heading what it holds. */
function show() {
  const chosen = path();
  for (const item of items) item.hidden = chosen !== "" && !item.dataset.paths.split(" ").includes(chosen);
  for (const sum of document.querySelectorAll("[data-sum]")) sum.hidden = chosen !== "" && sum.dataset.sum !== chosen;
  count();
}

function read() {
  const asked = new URLSearchParams(location.search).get("path") ?? "";
  const found = choices.find((choice) => choice.value === asked) ?? choices[0];
  if (found) found.checked = true;
}

/** @param {string} chosen */
function write(chosen) {
  const address = new URL(location.href);
  if (chosen) address.searchParams.set("path", chosen);
  else address.searchParams.delete("path");
  history.replaceState(history.state, "", address);
}

/** An activity that is linked to is shown, whatever the path. */
function reveal() {
  const target = items.find((item) => item.id === decodeURIComponent(location.hash.slice(1)));
  if (!target?.hidden) return;
  choices[0].checked = true;
  write("");
  show();
  target.scrollIntoView();
}

for (const choice of choices) {
  choice.addEventListener("change", () => {
    write(choice.value);
    show();
  });
}
for (const item of items) {
  box(item).hidden = false;
  box(item).addEventListener("change", () => {
    const others = load().filter((id) => id !== item.id);
    save(box(item).checked ? [...others, item.id] : others);
    count();
  });
}
panel.querySelector("[data-untick]").addEventListener("click", () => {
  tick([]);
  save([]);
  count(words.unticked);
});
panel.querySelector("[data-print]").addEventListener("click", () => print());
addEventListener("storage", ({ key }) => {
  if (key === panel.dataset.key || key === null) {
    tick(load());
    count();
  }
});
addEventListener("hashchange", reveal);

tick(load());
read();
panel.hidden = false;
show();
reveal();
