// @ts-check
/**
 * An untrusted value → responses of known shape, or what is wrong with it: the rules of aeskills/assessment/responses.py.
 * Ids that the bundle does not know are let through: they are kept aside when scored.
 *
 * @typedef {import("./format.js").Bundle} Bundle
 * @typedef {import("./format.js").Responses} Responses
 * @typedef {[string, Record<string, string|number>]} Fault key of a message and its values
 */

/** Most bytes of a file. */
export const LIMIT = 64 * 1024;

const KEYS = ["schema", "bank", "form", "industry", "seniority", "seed", "skills", "ratings", "answers", "started", "finished"];
/** Keys that a file may have, and what version 0.1.0 did not know. */
const OPTIONAL = ["asked", "country", "origin", "whose", "notes"];
/** Most letters of a note. */
export const NOTE = 500;
/** Formats that are read; the first one is of version 0.1.0. */
const READABLE = [1, 2];
const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,6})?(?:Z|[+-](\d\d):(\d\d))$/;
const PIECE = /"(?:[^"\\]|\\.)*"\s*:?|[{}]/gs;

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value */
export const isId = (value) => typeof value === "string" && value.length <= 64 && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value) &&
  value !== "constructor" && value !== "prototype";

/** @param {any} value @param {number} low @param {number} high */
const isWhole = (value, low, high) => Number.isInteger(value) && value >= low && value <= high;

/** A moment that the calendar has, from year 1 on. @param {unknown} value */
function isTime(value) {
  const parts = typeof value === "string" && TIME.exec(value);
  if (!parts) return false;
  const [year, month, day, hour, minute, second, aheadHours, aheadMinutes] = parts.slice(1).map((part) => Number(part ?? 0));
  return year > 0 && month > 0 && month < 13 && day > 0 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() &&
    hour < 24 && minute < 60 && second < 60 && aheadHours < 24 && aheadMinutes < 60;
}

/** @param {unknown} value ids, each once */
const areIds = (value) => Array.isArray(value) && value.every(isId) && new Set(value).size === value.length;

/** Whether an object in the text has a key twice, of which JSON.parse would drop one in silence. @param {string} text valid JSON */
function hasKeyTwice(text) {
  /** @type {Set<string>[]} */
  const open = [];
  for (const [piece] of text.matchAll(PIECE)) {
    if (piece === "{") open.push(new Set());
    else if (piece === "}") open.pop();
    else if (piece.endsWith(":")) {
      const [keys, key] = [open[open.length - 1], JSON.parse(piece.slice(0, -1))];
      if (keys.has(key)) return true;
      keys.add(key);
    }
  }
  return false;
}

/** @param {any} answer */
function isAnswer(answer) {
  if (!isObject(answer)) return false;
  const keys = Object.keys(answer).sort().join();
  if (keys === "best" || keys === "best,worst") return Object.values(answer).every(isId);
  if (keys === "picks") return Array.isArray(answer.picks) && answer.picks.length > 0 && answer.picks.length <= 26
    && answer.picks.every(isId);
  return keys === "unknown" && answer.unknown === true;
}

/** @param {unknown} value a value as text on one line, cut short */
function shown(value) {
  const text = JSON.stringify(value) ?? "";
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** @param {any} value @param {Bundle} bundle @returns {Fault[]} */
function faultsOf(value, bundle) {
  if (!isObject(value)) return [["import-no-object", {}]];
  /** @type {Fault[]} */
  const faults = Object.keys(value).filter((key) => ![...KEYS, ...OPTIONAL].includes(key)).map((key) => ["import-unknown", { key: shown(key) }]);
  const missing = KEYS.filter((key) => !Object.hasOwn(value, key));
  if (missing.length) return [...faults, ...missing.map((key) => /** @type {Fault} */ (["import-missing", { key }]))];
  if (!READABLE.includes(value.schema)) faults.push(["import-schema", { value: shown(value.schema), schema: bundle.schema }]);
  /** @param {string} key @param {boolean} good @param {unknown} [found] */
  const expect = (key, good, found = value[key]) => good || faults.push(["import-value", { key, value: shown(found) }]);
  /** @param {{id: string}[]} list @param {unknown} id */
  const known = (list, id) => list.some((entry) => entry.id === id);
  expect("bank", typeof value.bank === "string" && /^[0-9a-f]{12}$/.test(value.bank));
  expect("seed", isWhole(value.seed, 0, 2 ** 32 - 1));
  expect("form", known(bundle.forms, value.form));
  expect("seniority", known(bundle.seniority, value.seniority));
  expect("industry", value.industry === null || known(bundle.industries, value.industry));
  expect("started", isTime(value.started));
  expect("finished", value.finished === null || isTime(value.finished));
  expect("skills", areIds(value.skills));
  expect("asked", value.asked === undefined || (areIds(value.asked) && value.asked.length <= 200));
  expect("country", (value.country ?? null) === null || /^[A-Z]{2}$/.test(value.country));
  expect("origin", value.origin === undefined || ["mine", "link", "file"].includes(value.origin));
  expect("whose", value.whose === undefined || ["self", "colleague", "mentor"].includes(value.whose));
  expect("notes", value.notes === undefined || (isObject(value.notes) && Object.entries(value.notes)
    .every(([id, note]) => isId(id) && typeof note === "string" && [...note].length <= NOTE)));
  if (!isObject(value.ratings)) expect("ratings", false);
  else for (const [id, rating] of Object.entries(value.ratings)) {
    expect(`ratings.${shown(id)}`, isId(id) && (rating === "none" || rating === "not-mine" || isWhole(rating, 1, bundle.scale.length)), rating);
  }
  if (!isObject(value.answers)) expect("answers", false);
  else for (const [id, answer] of Object.entries(value.answers)) expect(`answers.${shown(id)}`, isId(id) && isAnswer(answer), answer);
  return faults;
}

const KINDS = {
  form: "form", industry: "industry", seniority: "seniority", skills: "skill", ratings: "skill", notes: "skill", answers: "item", asked: "item",
};

/** A value with former ids of renamed records replaced. @param {any} value @param {Record<string, string>} ids @returns {any} */
export function present(value, ids) {
  const own = (/** @type {string} */ id) => Object.hasOwn(ids, id) ? ids[id] : id;
  if (typeof value === "string") return own(value);
  if (Array.isArray(value)) return value.map((entry) => present(entry, ids));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([id]) => own(id) === id || !Object.hasOwn(value, own(id)))
    .map(([id, entry]) => [own(id), entry]));
}

/** @param {unknown} value @param {Bundle} bundle @returns {unknown} */
function withPresentIds(value, { renamed }) {
  if (!renamed || !isObject(value)) return value;
  const changed = { ...value };
  for (const [key, kind] of Object.entries(KINDS)) {
    if (Object.hasOwn(value, key) && renamed[kind]) changed[key] = present(value[key], renamed[kind]);
  }
  return changed;
}

/** @param {unknown} value @param {Bundle} bundle @returns {{responses: Responses|null, faults: Fault[]}} */
export function check(value, bundle) {
  value = withPresentIds(value, bundle);
  const faults = faultsOf(value, bundle);
  if (faults.length) return { responses: null, faults: faults.slice(0, 20) };
  return { responses: /** @type {Responses} */ (structuredClone(value)), faults };
}

/** The JSON value of a file, or the key of what is wrong with it. @param {ArrayBuffer} bytes @returns {{value?: unknown, fault?: string}} */
export function decoded(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const value = JSON.parse(text);
    return hasKeyTwice(text) ? { fault: "import-twice" } : { value };
  } catch {
    return { fault: "import-no-json" };
  }
}

/** @param {ArrayBuffer} bytes at most LIMIT @param {Bundle} bundle @returns {{responses: Responses|null, faults: Fault[]}} */
export function parse(bytes, bundle) {
  const { value, fault } = decoded(bytes);
  return fault ? { responses: null, faults: [[fault, {}]] } : check(value, bundle);
}

/** The earlier attempts and the present one. @param {{current: Responses|null, history: Responses[]}} state */
export const attempts = ({ current, history }) => [...history, ...(current ? [current] : [])];

/**
 * Which attempt it is; two copies of one attempt have the same mark, also one that came by a link, which keeps whole seconds.
 * @param {Responses|null|undefined} responses
 */
export const attempt = (responses) => responses && `${Math.floor(Date.parse(responses.started) / 1000)}/${responses.seed}`;
