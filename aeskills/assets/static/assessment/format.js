// @ts-check
/**
 * Messages, numbers and dates in the language of the bundle; numbers of a result are rounded here and nowhere else.
 *
 * @typedef {import("./weights.js").Model} Model
 * @typedef {import("./weights.js").Item} Item
 * @typedef {import("./score.js").Result} Result
 * @typedef {import("./score.js").Entry} Entry
 * @typedef {import("./weights.js").Responses & {schema: number, started: string, finished: string|null,
 *   origin?: import("./attempt.js").Origin, whose?: import("./attempt.js").Whose, notes?: Record<string, string>}} Responses
 * @typedef {import("./weights.js").Form & {name: string, summary: string, minutes: number, reach: Record<string, string>}} Form
 * @typedef {{id: string, day: number, paths: string[], skill: string, level: number, title: string, text: string, outcome: string,
 *   hours: number}} Activity
 * @typedef {{id: string, name: string, skills: string[]}} Family
 * @typedef {Omit<import("./weights.js").Bundle, "scale"|"families"|"skills"|"industries"|"seniority"|"forms"|"bands"> & {schema: number,
 *   locale: string, dir: string, scale: {level: number, name: string, meaning: string}[], families: Family[],
 *   skills: Record<string, {family: string, name: string, url: string, summary: string, weight: number}>, anchors: Record<string, string[]>,
 *   industries: {id: string, name: string, url: string, factors: Record<string, number>}[],
 *   seniority: {id: string, name: string, url: string, step: number, summary: string, targets: Record<string, number>, emphasis: Record<string, number>}[],
 *   forms: Form[], bands: {level: number, start: number, end: number, name: string, meaning: string}[], activities: Activity[],
 *   former: Record<string, import("./share.js").Lists>, renamed?: Record<string, Record<string, string>>,
 *   messages: Record<string, string|Record<string, string>>, later_messages?: Record<string, string|Record<string, string>>}} Bundle
 * @typedef {ReturnType<typeof speaker>} Speaker
 */
import { askedItems, askedRatings } from "./weights.js";
import { written } from "./written.js";

/** @param {Bundle} bundle */
export function speaker(bundle) {
  const { locale, messages, model, bands, scale } = bundle;
  const plural = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const lists = new Intl.ListFormat(locale);

  /** @param {string} key @param {Record<string, string|number>} [values] the message with its {placeholders} filled in */
  const t = (key, values = {}) => {
    const found = messages[key] ?? bundle.later_messages?.[key];
    if (found === undefined) throw new Error(`no message ${key}`);
    const text = typeof found === "string" ? found : found[plural.select(Number(values.count))] ?? found.other;
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name] ?? whole;
      return typeof value === "number" ? numbers.format(value) : value;
    });
  };

  /** @param {number} value on the 0–100 scale, rounded to what the model allows to be told */
  const round = (value) => Math.min(100, Math.max(0, Math.round(value / model.round_to) * model.round_to));

  /** @param {number} value */
  const bandName = (value) => (bands.findLast((band) => band.start <= value) ?? bands[0]).name;

  return {
    t,
    round,
    /** @param {string[]} names */
    list: (names) => lists.format(names),
    number: numbers.format,
    percent: percents.format,
    /** @param {string} time of an instant @param {string} [timeZone] "UTC" for a plain date */
    date: (time, timeZone) => new Intl.DateTimeFormat(written(locale), { dateStyle: "long", timeZone }).format(new Date(time)),
    /** @param {number} value mean of proficiency levels */
    level: (value) => t("level-of", { value, count: scale.length }),
    /** @param {number|null} level */
    levelName: (level) => scale.find((step) => step.level === level)?.name ?? "",
    /** The range in which the estimate lies with 80 per cent. @param {Entry} entry */
    range(entry) {
      if (entry.low === null || entry.high === null) return null;
      const [low, high, first, last] = [round(entry.low), round(entry.high), bandName(entry.low), bandName(entry.high)];
      return { low, high, text: t("range", { low, high }), names: first === last ? first : t("range-names", { first, last }) };
    },
  };
}

/** Questions of the responses, in order: the self-ratings, then the items. @param {Bundle} bundle @param {Responses} responses */
export function questions(bundle, responses) {
  return [
    ...askedRatings(bundle, responses).map((id) => ({ id, skill: id, answered: Object.hasOwn(responses.ratings, id), item: null })),
    ...askedItems(bundle, responses).map((id) =>
      ({ id, skill: bundle.items[id].skill, answered: Object.hasOwn(responses.answers, id), item: bundle.items[id] })),
  ];
}

/** @typedef {ReturnType<typeof questions>[number]} Question */

/** @param {Bundle} bundle @param {string} id */
export const formOf = (bundle, id) => /** @type {Form} */ (bundle.forms.find((form) => form.id === id));

/** @param {Bundle} bundle @param {Form} form the skills it asks about, in the order of the families */
export function skillsOf(bundle, form) {
  const asked = new Set([...form.ratings, ...form.items.map((id) => bundle.items[id].skill)]);
  return bundle.families.flatMap((family) => family.skills.filter((skill) => asked.has(skill)));
}

/** FNV-1a. @param {number[]} codes bytes or letters @param {number} start */
export const hashed = (codes, start) => codes.reduce((hash, code) => Math.imul(hash ^ code, 16777619), start);

/** Number `count` of the series that begins with `seed`, by Mulberry32. @param {number} seed @param {number} count @returns {number} whole, below 2³² */
export function mixed(seed, count) {
  const state = (seed + Math.imul(0x6d2b79f5, count + 1)) >>> 0;
  let value = Math.imul(state ^ (state >>> 15), 1 | state);
  value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
  return (value ^ (value >>> 14)) >>> 0;
}

/**
 * The options in an order that depends on the seed and the item alone: a Fisher–Yates shuffle.
 * @param {string} id @param {Item} item @param {number} seed
 */
export function shuffled(id, item, seed) {
  const start = hashed([...id].map((letter) => letter.charCodeAt(0)), seed | 0);
  const options = [...item.options];
  for (let at = options.length - 1; at > 0; at--) {
    const other = mixed(start, options.length - 1 - at) % (at + 1);
    [options[at], options[other]] = [options[other], options[at]];
  }
  return options;
}
