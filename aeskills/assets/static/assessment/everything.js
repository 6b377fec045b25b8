// @ts-check
/**
 * One file with everything that a browser keeps (attempts, ticks, plan, what was practised), to move to another device.
 *
 * The file is the stored record itself, so that one set of rules judges storage and file (see store.js). The file in which unreadable data
 * were saved is a list of such data, and opens in the same way: this version may know what the one that saved them did not.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Responses} Responses
 * @typedef {import("./store.js").State} State
 */
import { actions, button, download, h, panel, para } from "./dom.js";
import { isEmpty } from "./attempt.js";
import { marks } from "./history.js";
import { formOf } from "./format.js";
import { attempt, attempts, isObject } from "./responses.js";
import { blank, read, written } from "./store.js";
import { localDay } from "./written.js";

/** Most bytes of such a file: as much as browsers keep of a site. */
export const MOST = 5 * 1024 * 1024;

/** @param {App} app */
export const saveAll = ({ bundle, store, t }) => download(`${t("whole-file")}-${localDay(new Date().toISOString())}.json`,
  "application/json", `${JSON.stringify(written(store.state, bundle), null, 1)}\n`);

/** What such a file holds; null where the value is of another kind of file. @param {unknown} value @param {import("./format.js").Bundle} bundle */
export function opened(value, bundle) {
  /** @param {unknown} record */
  const state = (record) => read(typeof record === "string" ? record : JSON.stringify(record), bundle);
  if (isObject(value)) return Array.isArray(value.history) ? state(value) : null;
  if (!Array.isArray(value) || !value.length) return null;
  return value.map((entry) => state(typeof entry === "string" ? entry : written({ ...blank(), aside: [entry] }, bundle))).reduce(joined);
}

/** @param {Responses} entry */
const weight = ({ answers, ratings, finished }) => Object.keys(answers).length + Object.keys(ratings).length + (finished ? 0.5 : 0);

/** Both together: of two copies of an attempt the fuller one, of two choices the one made here. @param {State} here @param {State} there @returns {State} */
export function joined(here, there) {
  /** @type {Map<string, Responses>} */
  const all = new Map();
  for (const entry of [...attempts(here), ...attempts(there)]) {
    const [mark, known] = [String(attempt(entry)), all.get(String(attempt(entry)))];
    if (!known || weight(entry) > weight(known)) all.set(mark, entry);
  }
  const present = String(attempt(here.current ?? there.current));
  const practised = { ...there.practised };
  for (const [id, entry] of Object.entries(here.practised)) {
    if (!practised[id] || practised[id].day <= entry.day) practised[id] = entry;
  }
  return {
    current: all.get(present) ?? null,
    history: [...all].filter(([mark]) => mark !== present).map(([, entry]) => entry),
    aside: [...new Map([...here.aside, ...there.aside].map((entry) => [JSON.stringify(entry), entry])).values()],
    done: { ...there.done, ...here.done }, plan: { ...there.plan, ...here.plan }, practised,
  };
}

/** @param {State} state */
const ticks = ({ done }) => Object.keys(done).length;

/** @param {State} state */
const holds = (state) => attempts(state).some((entry) => !isEmpty(entry)) || ticks(state) + Object.keys(state.plan).length
  + Object.keys(state.practised).length > 0;

/** What the file holds, before anything is replaced; null when nothing of it can be read. @param {App} app @param {State} found @param {() => void} drop */
export function lookAtAll(app, found, drop) {
  const { bundle, store, t, words } = app;
  if (!holds(found)) return null;
  const inside = attempts(found).filter((entry) => !isEmpty(entry));
  const coming = new Set(inside.map(attempt));
  const lost = attempts(store.state).filter((entry) => !isEmpty(entry) && !coming.has(attempt(entry))).length;
  /** @param {(state: State) => State} made */
  const take = (made) => () => {
    store.change((state) => Object.assign(state, made(state)));
    app.fit = null;
    app.go("history");
    addEventListener("hashchange", () => app.say(t("whole-taken")), { once: true });
  };
  const replace = button(t(holds(store.state) ? "whole-replace" : "whole-take"), take(() => found), holds(store.state) ? "sa-warn" : "sa-main");
  return panel(h("h3", { tabindex: -1 }, t("preview-title")),
    para(t("whole-attempts", { count: inside.length })),
    inside.length > 0 && h("ul", {}, inside.map((entry) => h("li", {}, t("preview-form",
      { form: formOf(bundle, entry.form).name, date: words.date(entry.started) }), " ", marks(app, entry)))),
    ticks(found) > 0 && para(t("whole-ticks", { count: ticks(found) })),
    found.plan.start && para(t("whole-plan", { date: words.date(found.plan.start, "UTC") })),
    found.aside.length > 0 && para(t("whole-aside", { count: found.aside.length })),
    holds(store.state) && [para(t("whole-add-what")), para(t("whole-replace-what", { count: lost }))],
    actions(holds(store.state) && button(t("whole-add"), take((state) => joined(state, found)), "sa-main"), replace,
      button(t("preview-drop"), drop)));
}
