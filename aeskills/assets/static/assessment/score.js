// @ts-check
/**
 * Responses + bundle → result: the same numbers as aeskills/assessment/scoring.py. No DOM, no dependency.
 *
 * Points are on the 0–100 scale, unrounded; null means "no number", never 0. Lookups use Object.hasOwn, so that an id such as
 * "constructor" in an imported file finds nothing.
 *
 * @typedef {{id: string, text: string, rationale: string, effectiveness?: number, keyed?: boolean}} Option
 * @typedef {{type: "situational"|"knowledge", skill: string, also?: string, share: number, level: number, industry?: string,
 *   stem: string, options: Option[], passage: {url: string, title: string}}} Item
 * @typedef {{mean: number, family_sd: number, skill_sd: number, situational_sd: number, knowledge_sd: number, z: number,
 *   likely: number, coverage: number, family_items: number, round_to: number, flat_run: number, flat_sd: number}} Model
 * @typedef {{bank: string, scale: {level: number}[], families: {id: string, skills: string[]}[],
 *   skills: Record<string, {family: string, weight: number}>, industries: {id: string, factors: Record<string, number>}[],
 *   seniority: {id: string, targets: Record<string, number>, emphasis: Record<string, number>}[], items: Record<string, Item>,
 *   forms: {id: string, ratings: string[], items: string[]}[], model: Model, bands: {level: number, start: number}[]}} Bundle
 * @typedef {{best?: string, worst?: string|null, picks?: string[], unknown?: boolean}} Answer
 * @typedef {{bank: string, form: string, industry: string|null, seniority: string, skills: string[],
 *   ratings: Record<string, number|"none">, answers: Record<string, Answer>}} Responses
 * @typedef {"at-or-above"|"below"|"too-close"|"no-evidence"} Verdict
 * @typedef {{claimed: number|null, n: number, estimate: number|null, se: number|null, target: number, p: number|null,
 *   verdict: Verdict, gap: number|null}} SkillResult
 * @typedef {{claimed: number|null, n: number, estimate: number|null, se: number|null, target: number|null, p: number|null,
 *   verdict: Verdict, enough: boolean}} GroupResult
 * @typedef {{kind: "skill"|"rating"|"item", id: string, reason: string}} Unscored
 *   `unknown` and `left-out` are kept aside; any other reason is an error to show.
 * @typedef {{weights: Record<string, number>, coverage: number, skills: Record<string, SkillResult>,
 *   families: Record<string, GroupResult>, overall: GroupResult, calibration: {family: string, difference: number, se: number}[],
 *   next: string[][], flat: boolean, unscored: Unscored[]}} Result
 * @typedef {{difference: number, se: number, real: boolean}} Change
 */

/** Ratings from which on the flat check speaks; fewer equal ratings are no pattern. */
const FLAT_LEAST = 5;

/** Relative difference below which two priorities are one: rounding of the arithmetic, not a judgement. */
const TIE = 1e-9;

/** Why an answer has no score; `reason` is a code that the interface has words for. */
export class Unscorable extends Error {
  /** @param {string} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** The responses name a form, industry or seniority level that the bundle does not have. */
export class UnknownChoice extends Error {}

/**
 * Error function, absolute error below 1e-15. Abramowitz & Stegun 7.1.6 (DLMF 7.6.2):
 * erf z = 2/√π · e^(−z²) · Σ 2ⁿ z^(2n+1) / (1·3·…·(2n+1)); all terms have one sign, so nothing cancels.
 * Beyond |z| = 6 it is ±1 in double precision (erfc 6 ≈ 2·10⁻¹⁷).
 * @param {number} z
 */
export function erf(z) {
  if (Math.abs(z) > 6) return Math.sign(z);
  let term = z;
  let sum = z;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-18; n++) {
    term *= (2 * z * z) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum;
}

/** Φ(z) = ½(1 + erf(z/√2)). @param {number} z */
export const normalCdf = (z) => 0.5 * (1 + erf(z / Math.SQRT2));

/**
 * One answer → the score to show (0–1) and the evidence for the estimate (below 0 for a wrong pick, after the correction for
 * guessing). Throws Unscorable; nothing is ever scored 0 because it could not be scored.
 * @param {Item} item
 * @param {Answer} answer
 * @returns {{score: number, evidence: number}}
 */
export function itemScore(item, answer) {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) throw new Unscorable("no-choice");
  if (item.type !== "situational") return knowledge(item, answer);
  const score = situational(item, answer);
  return { score, evidence: score };
}

/** @param {Item} item @param {Answer} answer */
function situational(item, answer) {
  const worth = new Map(item.options.map((option) => [option.id, Number(option.effectiveness)]));
  const low = Math.min(...worth.values());
  const high = Math.max(...worth.values());
  if (low === high) throw new Unscorable("no-key");
  const best = answer.best ?? null;
  const worst = answer.worst ?? null;
  if (best === null) throw new Unscorable("no-choice");
  const top = worth.get(best);
  const bottom = worst === null ? undefined : worth.get(worst);
  if (top === undefined || (worst !== null && bottom === undefined)) throw new Unscorable("unknown-option");
  if (best === worst) throw new Unscorable("same-choice");
  const chosen = (top - low) / (high - low);
  return bottom === undefined ? chosen : 0.5 * chosen + (0.5 * (high - bottom)) / (high - low);
}

/** @param {Item} item @param {Answer} answer */
function knowledge(item, answer) {
  const keyed = new Map(item.options.map((option) => [option.id, option.keyed ? 1 : 0]));
  const right = sum(keyed.values());
  const wrong = keyed.size - right;
  if (right === 0 || wrong === 0) throw new Unscorable("no-key");
  const picks = answer.picks;
  if (answer.unknown === true) {
    if (picks?.length) throw new Unscorable("contradiction");
    return { score: 0, evidence: 0 };
  }
  if (!Array.isArray(picks) || !picks.length) throw new Unscorable("no-choice");
  if (!picks.every((pick) => keyed.has(pick))) throw new Unscorable("unknown-option");
  if (new Set(picks).size < picks.length) throw new Unscorable("same-choice");
  const hits = sum(picks.map((pick) => Number(keyed.get(pick))));
  if (right > 1) {
    const score = Math.max(0, hits / right - (picks.length - hits) / wrong);
    return { score, evidence: score };
  }
  if (picks.length > 1) throw new Unscorable("too-many-choices");
  const chance = 1 / keyed.size;
  return { score: hits, evidence: (hits - chance) / (1 - chance) };
}

/** @param {Iterable<number>} values */
const sum = (values) => [...values].reduce((total, value) => total + value, 0);

/** @template T @param {{[key: string]: T}} record @param {string} key @returns {T|undefined} */
const own = (record, key) => (Object.hasOwn(record, key) ? record[key] : undefined);

/** @template {{id: string}} T @param {T[]} list @param {string} id @param {string} what @returns {T} */
function choice(list, id, what) {
  const found = list.find((entry) => entry.id === id);
  if (!found) throw new UnknownChoice(`${what} ${id}`);
  return found;
}

/** @param {Map<string, number>} weights @returns {Map<string, number>} the same weights with sum 1 */
function normalised(weights) {
  const total = sum(weights.values());
  return new Map([...weights].map(([key, weight]) => [key, weight / total]));
}

/** @param {Map<string, number>} map @param {string[]} keys those of `keys` that `map` has */
const among = (map, keys) => new Map(keys.filter((key) => map.has(key)).map((key) => [key, Number(map.get(key))]));

/** @param {Map<string, number>} values @param {Map<string, number>} weights */
function weightedMean(values, weights) {
  if (!values.size) return null;
  const shares = normalised(among(weights, [...values.keys()]));
  return sum([...values].map(([key, value]) => Number(shares.get(key)) * value));
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

/** @param {Item} item @returns {[string, number][]} skill and λ: the share on the item's own skill, the rest on the second */
function loadings(item) {
  const shares = new Map([[item.skill, item.share]]);
  if (item.also !== undefined) shares.set(item.also, 1 - item.share);
  return [...shares].filter(([, share]) => share > 0);
}

/**
 * Everything that can be scored for the chosen skills, in a fixed order; the rest is listed as unscored.
 * @param {Bundle} bundle
 * @param {Responses} responses
 * @param {Set<string>} chosen
 */
function evidence(bundle, responses, chosen) {
  /** @type {Map<string, number>} */
  const claimed = new Map();
  /** @type {{skill: string, value: number, precision: number}[]} */
  const observations = [];
  /** @type {Map<string, Set<string>>} */
  const answered = new Map();
  /** @type {Unscored[]} */
  const unscored = [];
  /** @param {Unscored["kind"]} kind @param {string} id @param {string} [reason] */
  const without = (kind, id, reason = "unknown") => unscored.push({ kind, id, reason });
  for (const id of [...new Set(responses.skills)].sort()) {
    if (!Object.hasOwn(bundle.skills, id)) without("skill", id);
  }
  const steps = bundle.scale.length - 1;
  for (const id of Object.keys(responses.ratings).sort()) {
    const rating = responses.ratings[id];
    if (!Object.hasOwn(bundle.skills, id)) without("rating", id);
    else if (!chosen.has(id)) without("rating", id, "left-out");
    else if (rating !== "none") {
      if (!Number.isInteger(rating) || rating < 1 || rating > steps + 1) without("rating", id, "out-of-range");
      else claimed.set(id, (100 * (rating - 1)) / steps);
    }
  }
  for (const id of Object.keys(responses.answers).sort()) {
    if (!Object.hasOwn(bundle.items, id)) without("item", id);
  }
  for (const id of Object.keys(bundle.items).sort()) {
    if (!Object.hasOwn(responses.answers, id)) continue;
    const item = bundle.items[id];
    const shares = loadings(item).filter(([skill]) => chosen.has(skill));
    try {
      if (!shares.length) throw new Unscorable("left-out");
      const value = 100 * itemScore(item, responses.answers[id]).evidence;
      const deviation = item.type === "situational" ? bundle.model.situational_sd : bundle.model.knowledge_sd;
      for (const [skill, share] of shares) {
        observations.push({ skill, value, precision: share / (deviation * deviation) });
        answered.set(skill, (answered.get(skill) ?? new Set()).add(id));
      }
    } catch (error) {
      if (!(error instanceof Unscorable)) throw error;
      without("item", id, error.reason);
    }
  }
  /** @param {string[]} skills how many answered items speak about any of them */
  const items = (skills) => new Set(skills.flatMap((skill) => [...(answered.get(skill) ?? [])])).size;
  return { claimed, observations, items, unscored };
}

/**
 * The exact two-level Gaussian estimate: θ ~ N(μ_f, τ²), μ_f ~ N(μ₀, τ_f²), x ~ N(θ, 1/precision). Formulas as in the model.
 * @param {Model} model
 * @param {Map<string, string[]>} families
 * @param {{skill: string, value: number, precision: number}[]} observations
 * @returns {(weights: Map<string, number>) => {mean: number, se: number}} the mean and standard error of Σ w·θ, full covariance
 */
export function posterior(model, families, observations) {
  /** @type {Map<string, number>} */
  const precision = new Map();
  /** @type {Map<string, number>} */
  const total = new Map();
  for (const { skill, value, precision: more } of observations) {
    precision.set(skill, (precision.get(skill) ?? 0) + more);
    total.set(skill, (total.get(skill) ?? 0) + more * value);
  }
  const variance = model.skill_sd * model.skill_sd;
  const known = [...families.values()].map((skills) => {
    let familyPrecision = 1 / (model.family_sd * model.family_sd);
    let level = model.mean * familyPrecision;
    const seen = skills.map((skill) => {
      const own = precision.get(skill) ?? 0;
      if (!(own > 0)) return { skill, pull: 0, value: 0 };
      const spread = variance + 1 / own;
      const value = Number(total.get(skill)) / own;
      familyPrecision += 1 / spread;
      level += value / spread;
      return { skill, pull: variance / spread, value };
    });
    return { seen, familyPrecision, centre: level / familyPrecision };
  });
  return (weights) => {
    let mean = 0;
    let squares = 0;
    for (const { seen, familyPrecision, centre } of known) {
      let common = 0;
      for (const { skill, pull, value } of seen) {
        const weight = weights.get(skill) ?? 0;
        mean += weight * (pull * value + (1 - pull) * centre);
        squares += weight * weight * variance * (1 - pull);
        common += weight * (1 - pull);
      }
      squares += (common * common) / familyPrecision;
    }
    return { mean, se: Math.sqrt(squares) };
  };
}

/**
 * p = Φ((θ̂ − t)/SE), the probability of being at or above the target, and what is said of it.
 * @param {number} likely @param {number} estimate @param {number} se @param {number} target
 * @returns {{p: number, verdict: Verdict}}
 */
export function verdictOf(likely, estimate, se, target) {
  const p = normalCdf((estimate - target) / se);
  return { p, verdict: p >= likely ? "at-or-above" : p <= 1 - likely ? "below" : "too-close" };
}

/**
 * The result of one person's responses. Throws UnknownChoice for a form, industry or level that the bundle lacks.
 * @param {Bundle} bundle
 * @param {Responses} responses
 * @returns {Result}
 */
export function score(bundle, responses) {
  const { model } = bundle;
  const form = choice(bundle.forms, responses.form, "form");
  const seniority = choice(bundle.seniority, responses.seniority, "seniority");
  const chosen = new Set(responses.skills);
  const members = bundle.families.map((family) => /** @type {[string, string[]]} */ ([family.id, family.skills.filter((s) => chosen.has(s))]));
  const families = new Map(members.filter(([, skills]) => skills.length));
  const skills = [...families.values()].flat();
  const weights = skillWeights(bundle, responses.industry, responses.seniority, skills);
  const cuts = new Map(bundle.bands.map((band) => [band.level, band.start]));
  const targets = new Map(skills.map((skill) => [skill, Number(cuts.get(seniority.targets[skill]))]));
  const found = evidence(bundle, responses, new Set(skills));
  const sumOf = posterior(model, families, found.observations);
  const enough = new Map([...families].map(([family, own]) => [family, found.items(own) >= model.family_items]));
  const coverage = sum(skills.filter((s) => found.claimed.has(s) || found.items([s])).map((s) => Number(weights.get(s))));
  const whole = skills.length > 0 && coverage >= model.coverage && [...enough.values()].every(Boolean);

  /** @param {string[]} own @param {boolean} [shown] @returns {GroupResult} */
  const group = (own, shown) => {
    /** @type {GroupResult} */
    const result = {
      claimed: weightedMean(among(found.claimed, own), weights), n: found.items(own), estimate: null, se: null,
      target: weightedMean(among(targets, own), weights), p: null, verdict: "no-evidence", enough: Boolean(shown),
    };
    if (!shown || result.target === null) return result;
    const { mean, se } = sumOf(normalised(among(weights, own)));
    return { ...result, estimate: mean, se, ...verdictOf(model.likely, mean, se, result.target) };
  };

  /** @type {Record<string, SkillResult>} */
  const bySkill = {};
  for (const [family, own] of families) {
    for (const skill of own) {
      const { enough: shown, ...entry } = group([skill], found.items([skill]) > 0 && enough.get(family));
      const target = Number(entry.target);
      bySkill[skill] = { ...entry, target, gap: entry.estimate === null ? null : Math.max(0, target - entry.estimate) };
    }
  }

  return {
    weights: Object.fromEntries(weights),
    coverage,
    skills: bySkill,
    families: Object.fromEntries([...families].map(([family, own]) => [family, group(own, enough.get(family))])),
    overall: group(skills, whole),
    calibration: [...families].flatMap(([family, own]) => {
      const rated = among(found.claimed, own);
      if (!enough.get(family) || !rated.size) return [];
      return calibration(bundle, family, rated, weights, sumOf);
    }),
    next: nextSteps(bySkill, weights),
    flat: isFlat(bundle, responses, [...form.ratings, ...skills], found.claimed),
    unscored: found.unscored,
  };
}

/**
 * Claimed − demonstrated over the rated skills of a family, when larger than z·SE; SE² = wᵀCw + Σ w²q² with
 * q = (100/(L − 1))/√12, the rounding of a rating to one of L steps.
 * @param {Bundle} bundle @param {string} family @param {Map<string, number>} rated @param {Map<string, number>} weights
 * @param {(weights: Map<string, number>) => {mean: number, se: number}} sumOf
 */
function calibration(bundle, family, rated, weights, sumOf) {
  const shares = normalised(among(weights, [...rated.keys()]));
  const { mean, se } = sumOf(shares);
  const claimed = Number(weightedMean(rated, weights));
  const rounding = 100 / (bundle.scale.length - 1) / Math.sqrt(12);
  const spread = Math.sqrt(se * se + sum([...shares.values()].map((share) => share * share)) * rounding * rounding);
  return Math.abs(claimed - mean) <= bundle.model.z * spread ? [] : [{ family, difference: claimed - mean, se: spread }];
}

/**
 * Skills (or families) below their target by W·max(0, t − θ̂)·(1 − p), largest first; equal ones together, in the bundle's order.
 * @param {Record<string, {gap: number|null, p: number|null}>} skills @param {Map<string, number>} weights
 */
export function nextSteps(skills, weights) {
  const order = Object.keys(skills);
  const ranked = order.flatMap((skill) => {
    const { gap, p } = skills[skill];
    return gap && p !== null ? [{ skill, priority: Number(weights.get(skill)) * gap * (1 - p) }] : [];
  });
  ranked.sort((a, b) => b.priority - a.priority);
  /** @type {string[][]} */
  const groups = [];
  let first = Infinity;
  for (const { skill, priority } of ranked) {
    if (groups.length && first - priority <= TIE * first) groups[groups.length - 1].push(skill);
    else {
      groups.push([skill]);
      first = priority;
    }
  }
  return groups.map((group) => group.sort((a, b) => order.indexOf(a) - order.indexOf(b)));
}

/**
 * Whether the self-ratings hardly differ: longest equal run over `flat_run` of them, or SD (n in the denominator) below
 * `flat_sd` of a step; in the order asked, "none" skipped, never below FLAT_LEAST ratings.
 * @param {Bundle} bundle @param {Responses} responses @param {string[]} order @param {Map<string, number>} claimed
 */
function isFlat(bundle, responses, order, claimed) {
  const levels = [...new Set(order)].filter((skill) => claimed.has(skill)).map((skill) => Number(responses.ratings[skill]));
  if (levels.length < FLAT_LEAST) return false;
  let run = 1;
  let longest = 1;
  for (let i = 1; i < levels.length; i++) {
    run = levels[i] === levels[i - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  const centre = sum(levels) / levels.length;
  const deviation = Math.sqrt(sum(levels.map((level) => (level - centre) ** 2)) / levels.length);
  return longest > bundle.model.flat_run * levels.length || deviation < bundle.model.flat_sd;
}

/**
 * Later − earlier, both scored for the skills, industry and level of the later one; a change is real when |Δ| > z·√(SE₁² + SE₂²).
 * Not comparable, and empty, unless both belong to this bank version.
 * @param {Bundle} bundle @param {Responses} earlier @param {Responses} later
 * @returns {{comparable: boolean, skills: Record<string, Change>, families: Record<string, Change>, overall: Change|null}}
 */
export function changes(bundle, earlier, later) {
  if (earlier.bank !== later.bank || later.bank !== bundle.bank) return { comparable: false, skills: {}, families: {}, overall: null };
  const { skills, industry, seniority } = later;
  const before = score(bundle, { ...earlier, skills, industry, seniority });
  const after = score(bundle, later);
  /** @param {Record<string, SkillResult|GroupResult>} first @param {Record<string, SkillResult|GroupResult>} second */
  const compare = (first, second) => {
    /** @type {Record<string, Change>} */
    const found = {};
    for (const key of Object.keys(second)) {
      const [a, b] = [first[key], second[key]];
      if (a.estimate === null || a.se === null || b.estimate === null || b.se === null) continue;
      const difference = b.estimate - a.estimate;
      const se = Math.sqrt(a.se * a.se + b.se * b.se);
      found[key] = { difference, se, real: Math.abs(difference) > bundle.model.z * se };
    }
    return found;
  };
  return {
    comparable: true,
    skills: compare(before.skills, after.skills),
    families: compare(before.families, after.families),
    overall: compare({ all: before.overall }, { all: after.overall }).all ?? null,
  };
}
