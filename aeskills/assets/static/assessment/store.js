// @ts-check
/**
 * What this browser keeps, under one key: the raw responses, the plan's ticks. Nothing is written before the first change.
 *
 * Every change is made on top of what the storage holds at that moment, so that two tabs add to each other. Where the storage is
 * denied or full, the answers live in this page, and `trouble` names the message that says so.
 *
 * @typedef {import("./format.js").Bundle} Bundle
 * @typedef {import("./format.js").Responses} Responses
 * @typedef {{current: Responses|null, history: Responses[], aside: unknown[], done: Record<string, boolean>,
 *   plan: {path?: string, start?: string}, practised: Record<string, import("./spacing.js").Practised>}} State `aside`: what this version cannot read, kept as it is
 */
import { isEmpty } from "./attempt.js";
import { isDay } from "./days.js";
import { attempt, attempts, check, isId, isObject, present } from "./responses.js";
import { practisedOf } from "./spacing.js";

const SCHEMA = 1;

/** @returns {State} */
export const blank = () => ({ current: null, history: [], aside: [], done: {}, plan: {}, practised: {} });

/** The record as it is stored, and as the file with everything holds it. @param {State} state @param {Bundle} bundle */
export function written({ aside, history, ...rest }, { bank }) {
  return { schema: SCHEMA, bank, ...rest, history: [...history, ...aside] };
}

/** @param {string|null} text of a record, from the storage or a file @param {Bundle} bundle @returns {State} */
export function read(text, bundle) {
  const state = blank();
  if (text === null) return state;
  let stored;
  try {
    stored = JSON.parse(text);
  } catch {
    stored = null;
  }
  if (!isObject(stored) || stored.schema !== SCHEMA) return { ...state, aside: [text] };
  for (const entry of [stored.current, ...(Array.isArray(stored.history) ? stored.history : [])]) {
    if (entry === null || entry === undefined) continue;
    const { responses } = check(entry, bundle);
    if (!responses) state.aside.push(entry);
    else if (entry === stored.current) state.current = responses;
    else if (!isEmpty(responses)) state.history.push(responses);
  }
  for (const [id, tick] of Object.entries(stored.done ?? {})) {
    if (tick === true && isId(id)) state.done[present(id, bundle.renamed?.activity ?? {})] = true;
  }
  state.practised = practisedOf(stored.practised);
  const { path, start } = isObject(stored.plan) ? stored.plan : {};
  if (typeof path === "string") state.plan.path = path;
  if (typeof start === "string" && isDay(start)) state.plan.start = start;
  return state;
}

/** @param {string} scope @param {Bundle} bundle @param {(same: boolean) => void} changed another tab has written; `same` attempt or not */
export function openStore(scope, bundle, changed) {
  const key = `aeskills.assessment:${scope}`;
  /** @param {"localStorage"|"sessionStorage"} name @returns {Storage|null} */
  const area = (name) => {
    try {
      return window[name];
    } catch {
      return null;
    }
  };
  /** @param {Storage|null} storage */
  const load = (storage) => {
    try {
      return storage?.getItem(key) ?? null;
    } catch {
      return null;
    }
  };
  let storage = area(load(area("sessionStorage")) === null ? "localStorage" : "sessionStorage");
  const store = {
    state: read(load(storage), bundle),
    trouble: storage ? "" : "storage-denied",
    get tabOnly() {
      return storage !== null && storage === area("sessionStorage");
    },
    /** @param {(state: State) => void} edit */
    change(edit) {
      const found = store.trouble ? null : load(storage);
      if (found !== null) store.state = read(found, bundle);
      edit(store.state);
      try {
        if (storage) storage.setItem(key, JSON.stringify(written(store.state, bundle)));
        if (storage) store.trouble = "";
      } catch (error) {
        store.trouble = /quota/i.test(String(error)) ? "storage-full" : "storage-denied";
      }
    },
    /**
     * In this tab only, a new life begins and the browser's stays as it is; back again, the tab's attempts join the browser's.
     * @param {boolean} tabOnly
     */
    choose(tabOnly) {
      if (tabOnly === store.tabOnly || (!storage && !tabOnly)) return;
      const before = attempts(store.state);
      if (!tabOnly) storage?.removeItem(key);
      storage = area(tabOnly ? "sessionStorage" : "localStorage");
      store.trouble = storage ? "" : "storage-denied";
      store.state = read(load(storage), bundle);
      if (!tabOnly) store.change((state) => state.history.push(...before.filter((entry) => !isEmpty(entry))));
    },
    /** Makes `responses` the present attempt; the one before is kept among the earlier, unless nothing is in it. @param {Responses|null} responses */
    begin(responses) {
      store.change((state) => {
        state.history = attempts(state).filter((entry) => attempt(entry) !== attempt(responses) && !isEmpty(entry));
        state.current = responses;
      });
    },
    erase() {
      for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
        try {
          area(name)?.removeItem(key);
        } catch {
          // denied: there is nothing to remove
        }
      }
      store.state = blank();
      storage = area("localStorage");
    },
  };
  addEventListener("storage", (event) => {
    if (event.storageArea !== storage || (event.key !== key && event.key !== null)) return;
    const before = attempt(store.state.current);
    store.state = read(event.key === null ? null : event.newValue, bundle);
    changed(before === attempt(store.state.current));
  });
  return store;
}
