// @ts-check
/**
 * The first ninety days: shows one path, which stands in the address, and keeps what is ticked, the path and the first day in this
 * browser, where the self-assessment's plan finds them. Where the storage is denied, they last as long as the page, and the page says so.
 */

import { adopt, change, keyOf, load, scopeOf } from "../assessment/ticks.js";
import { written } from "../assessment/written.js";
import { openForPrint } from "./folds.js";
import { say } from "./words.js";

/** @typedef {import("../assessment/ticks.js").Shared} Shared */

const panel = /** @type {HTMLElement} */ (document.querySelector("[data-onboarding]"));
const locale = document.documentElement.lang;
const words = JSON.parse(panel.dataset.words ?? "");
const taken = JSON.parse(panel.dataset.taken ?? "");
const scope = scopeOf(new URL(panel.dataset.assessment ?? "", location.href).pathname, locale);
const key = keyOf(scope);
const status = /** @type {Element} */ (panel.querySelector("[role=status]"));
const bar = /** @type {HTMLProgressElement} */ (panel.querySelector("progress"));
const denied = /** @type {Element} */ (panel.querySelector("[data-kept]"));
const choices = [.../** @type {NodeListOf<HTMLInputElement>} */ (panel.querySelectorAll("input[name=path]"))];
const items = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".ae-activity"))];
const stops = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-stop]"));
const sums = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-sum]"));
const box = (/** @type {HTMLElement} */ item) => /** @type {HTMLInputElement} */ (item.querySelector("input"));
const hours = (/** @type {HTMLElement[]} */ some) => some.reduce((sum, item) => sum + Number(item.dataset.hours), 0);

/** Former id of an activity → its present one. @type {Map<string, string>} */
const renamed = new Map(items.flatMap((item) => (item.dataset.formerly ?? "").split(" ").filter(Boolean).map((id) => [id, item.id])));

/** Moves ticks to the present ids of activities. @param {Shared} shared */
function renew(shared) {
  for (const [former, id] of renamed) {
    if (shared.done[former]) shared.done[id] = true;
    delete shared.done[former];
  }
  return shared;
}

/** What is kept, or nothing where the browser denies it. @returns {Shared} */
function kept() {
  try {
    return renew(load(key));
  } catch {
    denied.textContent = words.denied;
    return { done: {}, plan: {} };
  }
}

/** @param {(shared: Shared) => void} edit */
function keep(edit) {
  try {
    change(key, (shared) => edit(renew(shared)));
  } catch {
    denied.textContent = words.denied;
  }
}

function tick(/** @type {Record<string, boolean>} */ done) {
  for (const item of items) box(item).checked = done[item.id] === true;
}

/** @param {string} [said] what to announce instead of the progress */
function count(said) {
  const shown = items.filter((item) => !item.hidden);
  const done = shown.filter((item) => box(item).checked);
  bar.max = shown.length || 1;
  bar.value = done.length;
  for (const stop of stops) {
    const near = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-stretch]:has(#day-${stop.dataset.stop}) .ae-activity:not([hidden])`))];
    stop.hidden = false;
    stop.textContent = say(words["stop-progress"], { done: near.filter((item) => box(item).checked).length, count: near.length });
  }
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

/** The path in the address, or else the one chosen before, here or in the plan. */
function read() {
  const asked = new URLSearchParams(location.search).get("path") ?? kept().plan.path ?? "";
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
    keep(({ plan }) => {
      if (choice.value) plan.path = choice.value;
      else delete plan.path;
    });
    show();
  });
}
for (const item of items) {
  box(item).hidden = false;
  box(item).addEventListener("change", () => {
    keep(({ done }) => {
      if (box(item).checked) done[item.id] = true;
      else delete done[item.id];
    });
    count();
  });
}
panel.querySelector("[data-untick]")?.addEventListener("click", () => {
  tick({});
  keep(({ done }) => {
    for (const item of items) delete done[item.id];
  });
  count(words.unticked);
});
panel.querySelector("[data-print]")?.addEventListener("click", () => print());
addEventListener("storage", (event) => {
  if (event.key === key || event.key === null) {
    tick(kept().done);
    count();
  }
});
addEventListener("hashchange", reveal);
openForPrint(() => items.filter((item) => !item.hidden).map((item) => /** @type {HTMLDetailsElement} */ (item.querySelector("details"))));

/** @type {Promise<any>|null} */
let asked = null;

/** What the files are made of; asked for again only after a failure. */
function fetched() {
  asked ??= fetch("activities.json").then((reply) => (reply.ok ? reply.json() : Promise.reject(new Error(reply.url))));
  asked.catch(() => (asked = null));
  return asked;
}

/** The activities that are shown, as they stand now. */
async function tasks() {
  const { skills, activities } = await fetched();
  const shown = items.filter((item) => !item.hidden);
  const ids = new Set(shown.map(({ id }) => id));
  return {
    list: activities.filter((/** @type {{id: string}} */ { id }) => ids.has(id)).sort((/** @type {any} */ a, /** @type {any} */ b) => a.day - b.day),
    done: Object.fromEntries(shown.map((item) => [item.id, box(item).checked])),
    name: document.querySelector("h1")?.textContent ?? "",
    skill: (/** @type {string} */ id) => skills[id],
    link: (/** @type {{id: string}} */ { id }) => new URL(`#${id}`, location.href.split(/[?#]/)[0]).href,
  };
}

adopt(key, panel.dataset.former);
/** The first day and the files, made when the reader opens them. */
async function exports() {
  const { takeAlong } = await import("../assessment/take.js");
  const days = new Intl.DateTimeFormat(written(locale), { dateStyle: "long", timeZone: "UTC" });
  /** @type {import("../assessment/take.js").Voice} */
  const voice = { t: (name, values) => say(taken[name], values), date: (time) => days.format(new Date(time)), locale, scope };
  return takeAlong(voice, kept().plan.start ?? "", (start) => keep(({ plan }) => {
    if (start) plan.start = start;
    else delete plan.start;
  }), tasks);
}

const fold = panel.querySelector("[data-onboarding-exports] details");
fold?.addEventListener("toggle", async () => fold.lastElementChild?.append(await exports()), { once: true });

tick(kept().done);
read();
panel.hidden = false;
show();
reveal();
