/**
 * The first ninety days: shows one path, which stands in the address, and keeps what is ticked in this browser.
 * Where the storage is denied, the ticks last as long as the page, and the page says so.
 */

import { say } from "./words.js";

const panel = /** @type {HTMLElement} */ (document.querySelector("[data-onboarding]"));
const { words: messages = "", key = "" } = panel.dataset;
const words = JSON.parse(messages);
const status = /** @type {Element} */ (panel.querySelector("[role=status]"));
const bar = /** @type {HTMLProgressElement} */ (panel.querySelector("progress"));
const kept = /** @type {Element} */ (panel.querySelector("[data-kept]"));
const choices = [.../** @type {NodeListOf<HTMLInputElement>} */ (panel.querySelectorAll("input[name=path]"))];
const items = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".ae-activity"))];
const sums = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-sum]"));
const box = (/** @type {HTMLElement} */ item) => /** @type {HTMLInputElement} */ (item.querySelector("input"));
const hours = (/** @type {HTMLElement[]} */ some) => some.reduce((sum, item) => sum + Number(item.dataset.hours), 0);

/** Former id of an activity → its present one. @type {Map<string, string>} */
const renamed = new Map(items.flatMap((item) => (item.dataset.formerly ?? "").split(" ").filter(Boolean).map((id) => [id, item.id])));

/** What this browser keeps: ids of activities, also of those this page does not show. @returns {string[]} */
function load() {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(found) ? [...new Set(found.filter((id) => typeof id === "string").map((id) => renamed.get(id) ?? id))] : [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) kept.textContent = words.denied;
    return [];
  }
}

/** @param {string[]} ids */
function save(ids) {
  try {
    if (ids.length) localStorage.setItem(key, JSON.stringify(ids));
    else localStorage.removeItem(key);
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
  for (const item of items) item.hidden = chosen !== "" && !item.dataset.paths?.split(" ").includes(chosen);
  for (const sum of sums) sum.hidden = chosen !== "" && sum.dataset.sum !== chosen;
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

/** The id in the address; one that is no text, such as `%E0%A4%A`, names nothing. */
function named() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

/** An activity that is linked to is shown, whatever the path. */
function reveal() {
  const id = named();
  const target = items.find((item) => item.id === id);
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
panel.querySelector("[data-untick]")?.addEventListener("click", () => {
  tick([]);
  save([]);
  count(words.unticked);
});
panel.querySelector("[data-print]")?.addEventListener("click", () => print());
addEventListener("storage", (event) => {
  if (event.key === key || event.key === null) {
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
