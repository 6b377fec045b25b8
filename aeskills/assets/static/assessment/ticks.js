// @ts-check
/**
 * What the page of the first 90 days shares with the self-assessment: ticks, path and first day. They stand in the one record that the
 * self-assessment keeps, so that an activity is ticked once, and "this tab only" and "delete everything" hold for both pages.
 *
 * Of the record, only `done` and `plan` are read and written here; all else in it stays as it is (see store.js).
 *
 * @typedef {{done: Record<string, boolean>, plan: {path?: string, start?: string}}} Shared
 */
import { isDay } from "./days.js";
import { isId, isObject } from "./responses.js";

/** The name of the record. @param {string} path of the self-assessment's page @param {string} locale @returns {string} */
export const scopeOf = (path, locale) => path.replace(/index\.html$/, "").replace(`/${locale}/`, "/");

/** @param {string} scope */
export const keyOf = (scope) => `aeskills.assessment:${scope}`;

/** @param {string} key */
function area(key) {
  const kept = sessionStorage.getItem(key) !== null;
  return kept ? sessionStorage : localStorage;
}

/** @param {string|null} text @returns {Record<string, any>} a record, whatever is found */
function parsed(text) {
  const blank = { schema: 1, current: null, history: [] };
  if (text === null) return blank;
  try {
    const found = JSON.parse(text);
    if (isObject(found)) return found;
  } catch {
    // kept among the earlier ones, where the self-assessment offers it as a file
  }
  return { ...blank, history: [text] };
}

/** @param {Record<string, any>} record @returns {Shared} */
function sharedOf({ done, plan }) {
  const { path, start } = isObject(plan) ? plan : {};
  return {
    done: Object.fromEntries(Object.entries(isObject(done) ? done : {}).filter(([id, tick]) => tick === true && isId(id))),
    plan: { ...(isId(path) && { path }), ...(typeof start === "string" && isDay(start) && { start }) },
  };
}

/** Throws where the browser denies its storage. @param {string} key @returns {Shared} */
export const load = (key) => sharedOf(parsed(area(key).getItem(key)));

/** Throws where the browser denies its storage. @param {string} key @param {(shared: Shared) => void} edit */
export function change(key, edit) {
  const storage = area(key);
  const record = parsed(storage.getItem(key));
  const shared = sharedOf(record);
  edit(shared);
  storage.setItem(key, JSON.stringify({ ...record, ...shared }));
}

/** Takes over the ticks that earlier versions kept apart. @param {string} key @param {string|undefined} old their name in the storage */
export function adopt(key, old) {
  try {
    const text = old && localStorage.getItem(old);
    if (!old || !text) return;
    /** @type {unknown} */
    const ids = JSON.parse(text);
    if (Array.isArray(ids)) {
      change(key, ({ done }) => {
        for (const id of ids.filter(isId)) done[id] = true;
      });
    }
    localStorage.removeItem(old);
  } catch {
    // denied, or no list: there is nothing to take over
  }
}
