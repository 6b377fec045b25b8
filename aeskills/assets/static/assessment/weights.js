// @ts-check
/**
 * How much each skill counts, what is asked of it, and which questions are asked: the same as weights.py and asked.py.
 *
 * Lookups use Object.hasOwn, so that an id such as "constructor" in an imported file finds nothing.
 *
 * @typedef {{id: string, text: string, rationale: string, effectiveness?: number, keyed?: boolean}} Option
 * @typedef {{type: "situational"|"knowledge", skill: string, also?: string, share: number, level: number, difficulty: number,
 *   slope: number, fact?: string, twin?: string, applies?: {countries: string[], industries: string[]}, stem: string,
 *   options: Option[], passage: {url: string, title: string}}} Item
 * @typedef {{grid: {start: number, step: number, cells: number}, prior: {mean: number, general_sd: number, family_sd: number,
 *   skill_sd: number}, level_step: number, near: number, lapse: number, size: number, anchor: number, form: number, gate: number,
 *   verdict: {likely: number, alone: number}, claim: number, change: {z: number, longest: number}, coverage: number,
 *   family_items: number, round_to: number, flat_run: number, flat_sd: number}} Model
 * @typedef {{id: string, type: "fixed"|"adaptive"|"focus"|"practice", report: string, parallel?: string, ratings: string[],
 *   items: string[]}} Form
 * @typedef {{bank: string, scale: {level: number}[], families: {id: string, skills: string[]}[],
 *   skills: Record<string, {family: string, weight: number}>, industries: {id: string, factors: Record<string, number>}[],
 *   seniority: {id: string, targets: Record<string, number>, emphasis: Record<string, number>}[], items: Record<string, Item>,
 *   forms: Form[], model: Model, bands: {level: number, start: number, end: number}[]}} Bundle
 * @typedef {{best?: string, worst?: string|null, picks?: string[], unknown?: boolean}} Answer
 * @typedef {{bank: string, form: string, industry: string|null, seniority: string, skills: string[], seed: number,
 *   ratings: Record<string, number|"none"|"not-mine">, answers: Record<string, Answer>, asked?: string[],
 *   country?: string|null}} Responses
 * @typedef {Map<string, number>} Weights skill → number
 * @typedef {Map<string, string[]>} Families family → its skills
 */

/** Most items of an adaptive form. */
export const MOST = 30;

/** Share of the weight whose skills an adaptive form asks to rate. */
const RATED_SHARE = 0.6;

/** The responses name a form, industry or seniority level that the bundle does not have. */
export class UnknownChoice extends Error {}

/** @param {Iterable<number>} values */
export const sum = (values) => [...values].reduce((total, value) => total + value, 0);

/** @template T @param {{[key: string]: T}} record @param {string} key @returns {T|undefined} */
const own = (record, key) => (Object.hasOwn(record, key) ? record[key] : undefined);

/** @template {{id: string}} T @param {T[]} list @param {string} id @param {string} what @returns {T} */
export function choice(list, id, what) {
  const found = list.find((entry) => entry.id === id);
  if (!found) throw new UnknownChoice(`${what} ${id}`);
  return found;
}

/** @param {Weights} weights @returns {Weights} the same weights with sum 1 */
export function normalised(weights) {
  const total = sum(weights.values());
  return new Map([...weights].map(([key, weight]) => [key, weight / total]));
}

/** @param {Weights} map @param {string[]} keys those of `keys` that `map` has */
export const among = (map, keys) => new Map(keys.filter((key) => map.has(key)).map((key) => [key, Number(map.get(key))]));

/** @param {Weights} values @param {Weights} weights */
export function weightedMean(values, weights) {
  if (!values.size) return null;
  const shares = normalised(among(weights, [...values.keys()]));
  return sum([...values].map(([key, value]) => Number(shares.get(key)) * value));
}

/** The chosen skills by family, in the bundle's order. @param {Bundle} bundle @param {Iterable<string>} skills @returns {Families} */
export function skillsByFamily({ families }, skills) {
  const chosen = new Set(skills);
  return new Map(families.map((family) => /** @type {[string, string[]]} */ ([family.id,
    family.skills.filter((skill) => chosen.has(skill))])).filter(([, members]) => members.length));
}

/**
 * W = base · emphasis of the level on the family · factor of the industry, normalised to 1 over `skills`.
 * @param {Bundle} bundle
 * @param {string|null} industryId
 * @param {string} seniorityId
 * @param {string[]} skills
 */
export function skillWeights(bundle, industryId, seniorityId, skills) {
  const seniority = choice(bundle.seniority, seniorityId, "seniority");
  const industry = industryId === null ? null : choice(bundle.industries, industryId, "industry");
  const raw = skills.map((skill) => {
    const entry = bundle.skills[skill];
    const factor = (industry && own(industry.factors, skill)) ?? 1;
    return /** @type {[string, number]} */ ([skill, entry.weight * (own(seniority.emphasis, entry.family) ?? 1) * factor]);
  });
  return normalised(new Map(raw));
}

/** @param {Item} item @param {Responses} responses whether the key of an item holds where they were given */
const applies = ({ applies }, { industry, country }) => !applies ||
  ((!applies.countries.length || applies.countries.includes(country ?? "")) &&
  (!applies.industries.length || applies.industries.includes(industry ?? "")));

/** The items, each that does not apply replaced by its twin. @param {Bundle} bundle @param {string[]} ids @param {Responses} responses */
export function applicable({ items }, ids, responses) {
  const kept = ids.map((id) => (!items[id] || applies(items[id], responses) ? id : items[id].twin ?? ""));
  return [...new Set(kept)].filter((id) => Object.hasOwn(items, id) && applies(items[id], responses));
}

/** Ids of the items asked; of an adaptive form those chosen so far. @param {Bundle} bundle @param {Responses} responses */
export function askedItems(bundle, responses) {
  const form = choice(bundle.forms, responses.form, "form");
  const listed = form.type === "adaptive" ? (responses.asked ?? []).filter((id) => Object.hasOwn(bundle.items, id))
    : applicable(bundle, form.items, responses);
  return listed.filter((id) => responses.skills.includes(bundle.items[id].skill));
}

/** Skills to rate; of an adaptive form the weightiest. @param {Bundle} bundle @param {Responses} responses */
export function askedRatings(bundle, responses) {
  const form = choice(bundle.forms, responses.form, "form");
  const listed = form.ratings.filter((skill) => responses.skills.includes(skill));
  if (form.type !== "adaptive") return listed;
  const members = [...skillsByFamily(bundle, listed).values()].flat();
  const order = [...skillWeights(bundle, responses.industry, responses.seniority, members)].sort(([, a], [, b]) => b - a);
  let total = 0;
  const heavy = new Set();
  for (const [skill, weight] of order) {
    if (total >= RATED_SHARE - 1e-9) break;
    heavy.add(skill);
    total += weight;
  }
  return listed.filter((skill) => heavy.has(skill));
}
