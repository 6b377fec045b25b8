// @ts-check
/**
 * Responses + bundle → result: the same numbers as aeskills/assessment/scoring/score.py. No DOM, no dependency.
 *
 * Points are on the 0–100 scale, unrounded; null means "no number", never 0.
 *
 * @typedef {import("./weights.js").Bundle} Bundle
 * @typedef {import("./weights.js").Responses} Responses
 * @typedef {import("./weights.js").Weights} Weights
 * @typedef {import("./posterior.js").Distribution} Distribution
 * @typedef {import("./posterior.js").Posterior} Posterior
 * @typedef {"at-or-above"|"below"|"too-close"|"too-short"|"no-target"|"no-evidence"} Verdict
 * @typedef {{claimed: number|null, n: number, enough: boolean, estimate: number|null, low: number|null, high: number|null,
 *   centre: number|null, sd: number|null, target: number|null, p: number|null, verdict: Verdict, gap: number|null,
 *   shortfall: number|null}} Entry a skill, a family or the whole; `claimed` in proficiency levels
 * @typedef {{kind: "skill"|"rating"|"item", id: string, reason: string}} Unscored
 *   `unknown` and `left-out` are kept aside; any other reason is an error to show.
 * @typedef {{weights: Record<string, number>, coverage: number, gate: {z: number|null, passed: boolean, most: number|null},
 *   skills: Record<string, Entry>, families: Record<string, Entry>, overall: Entry,
 *   calibration: {family: string, answers: "lower"|"higher", p: number}[], next: string[][], flat: boolean,
 *   unscored: Unscored[]}} Result
 */
import { blindMoments, likelihood, placed, Unscorable } from "./likelihood.js";
import { gridOf, posterior, scaled } from "./posterior.js";
import { loadings, reaches } from "./reach.js";
import { among, askedItems, choice, skillsByFamily, skillWeights, sum, weightedMean } from "./weights.js";

/** Ratings from which on the flat check speaks; fewer equal ratings are no pattern. */
const FLAT_LEAST = 5;

/** Relative difference below which two priorities are one: rounding of the arithmetic, not a judgement. */
const TIE = 1e-9;

/**
 * Everything that can be scored for the chosen skills, in a fixed order; the rest is listed as unscored.
 * @param {Bundle} bundle @param {Responses} responses @param {string[]} skills @param {number[]} nodes
 */
function evidence(bundle, responses, skills, nodes) {
  const { model } = bundle;
  const chosen = new Set(skills);
  /** @type {Weights} */
  const claimed = new Map();
  /** @type {Map<string, number[]>} */
  const likelihoods = new Map();
  /** @type {Map<string, Set<string>>} */
  const answered = new Map();
  /** @type {Unscored[]} */
  const unscored = [];
  let [above, variance] = [0, 0];
  /** @param {Unscored["kind"]} kind @param {string} id @param {string} [reason] */
  const without = (kind, id, reason = "unknown") => unscored.push({ kind, id, reason });
  for (const id of [...new Set(responses.skills)].sort()) {
    if (!Object.hasOwn(bundle.skills, id)) without("skill", id);
  }
  for (const id of Object.keys(responses.ratings).sort()) {
    const rating = responses.ratings[id];
    if (!Object.hasOwn(bundle.skills, id)) without("rating", id);
    else if (!chosen.has(id)) without("rating", id, "left-out");
    else if (rating !== "none" && rating !== "not-mine") {
      if (!Number.isInteger(rating) || rating < 1 || rating > bundle.scale.length) without("rating", id, "out-of-range");
      else claimed.set(id, rating);
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
      const { distance, choices, score } = placed(item, responses.answers[id], model.size);
      const blind = blindMoments(choices);
      above += score - blind.mean;
      variance += blind.variance;
      const row = likelihood(model, item, choices, distance, nodes);
      for (const [skill, share] of shares) {
        const part = scaled(share < 1 ? row.map((value) => value ** share) : row);
        const known = likelihoods.get(skill);
        likelihoods.set(skill, scaled(known ? part.map((value, at) => value * known[at]) : part));
        answered.set(skill, (answered.get(skill) ?? new Set()).add(id));
      }
    } catch (error) {
      if (!(error instanceof Unscorable)) throw error;
      without("item", id, error.reason);
    }
  }
  /** @param {string[]} some how many answered items speak about any of the skills */
  const items = (some) => new Set(some.flatMap((skill) => [...(answered.get(skill) ?? [])])).size;
  return { claimed, likelihoods, items, unscored, z: variance > 0 ? above / Math.sqrt(variance) : null };
}

/**
 * What is known of the chosen skills, and the weights and evidence behind it. Throws UnknownChoice.
 * @param {Bundle} bundle @param {Responses} responses
 */
export function learnt(bundle, responses) {
  const families = skillsByFamily(bundle, responses.skills);
  const skills = [...families.values()].flat();
  const grid = gridOf(bundle.model);
  const found = evidence(bundle, responses, skills, grid.nodes);
  return {
    ...found, families, skills, grid, weights: skillWeights(bundle, responses.industry, responses.seniority, skills),
    known: posterior(grid, families, found.likelihoods),
  };
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
  const { families, skills, weights, grid, known, claimed, items, unscored, z } = learnt(bundle, responses);
  const cuts = new Map(bundle.bands.map((band) => [band.level, band.start]));
  const targets = new Map(skills.map((skill) => [skill, Number(cuts.get(seniority.targets[skill]))]));
  const enough = new Map([...families].map(([family, own]) => [family, items(own) >= model.family_items]));
  const coverage = sum(skills.filter((s) => claimed.has(s) || items([s])).map((s) => Number(weights.get(s))));
  const whole = skills.length > 0 && coverage >= model.coverage && [...enough.values()].every(Boolean);
  const passed = z === null || z > model.gate;
  /** @type {ReturnType<typeof reaches>|undefined} */
  let reach;

  /** @param {string[]} own @param {boolean} some @param {(known: Posterior) => Distribution} value @returns {Entry} */
  const entry = (own, some, value) => {
    const target = weightedMean(among(targets, own), weights);
    /** @type {Entry} */
    const blank = {
      claimed: weightedMean(among(claimed, own), weights), n: items(own), enough: some, estimate: null, low: null, high: null,
      centre: null, sd: null, target, p: null, verdict: "no-evidence", gap: null, shortfall: null,
    };
    if (!some || !passed || target === null) return blank;
    const found = value(known);
    reach ??= reaches(bundle, grid, askedItems(bundle, responses), families, targets);
    const [estimate, p] = [found.mean, found.above(target)];
    return {
      ...blank, estimate, low: found.quantile(0.1), high: found.quantile(0.9), centre: found.centre,
      sd: Math.sqrt(Math.max(0, found.variance)), p, verdict: verdictOf(model, p, target, reach(value, target)),
      gap: Math.max(0, target - estimate), shortfall: found.shortfall(target),
    };
  };

  /** @type {Record<string, Entry>} */
  const bySkill = {};
  /** @type {Record<string, Entry>} */
  const byFamily = {};
  /** @type {Weights} */
  const heavy = new Map();
  for (const [family, own] of families) {
    const some = Boolean(enough.get(family));
    for (const skill of own) bySkill[skill] = entry([skill], some && items([skill]) > 0, (from) => from.skill(family, skill));
    byFamily[family] = entry(own, some, (from) => from.family(family, among(weights, own)));
    heavy.set(family, sum(own.map((skill) => Number(weights.get(skill)))));
  }

  return {
    weights: Object.fromEntries(weights),
    coverage,
    gate: { z, passed, most: passed ? null : bandOf(bundle, known.overall(weights).quantile(0.9)) },
    skills: bySkill,
    families: byFamily,
    overall: entry(skills, whole, (from) => from.overall(weights)),
    calibration: [...families].flatMap(([family, own]) => {
      const both = among(claimed, own.filter((skill) => items([skill])));
      return passed && enough.get(family) && both.size ? calibration(bundle, family, both, weights, known) : [];
    }),
    next: form.report === "families" ? nextSteps(byFamily, heavy, model.round_to) : nextSteps(bySkill, weights, model.round_to),
    flat: isFlat(bundle, [...form.ratings, ...skills], claimed),
    unscored,
  };
}

/** @param {Bundle} bundle @param {number} value @returns {number} the proficiency level of the band that holds it */
const bandOf = ({ bands }, value) => (bands.findLast(({ start }) => start <= value) ?? bands[0]).level;

/**
 * What is said of the probability of being at or above a target. Where "below" is out of reach, "at or above" needs more.
 * @param {import("./weights.js").Model} model @param {number} p @param {number} target @param {import("./reach.js").Reach} reach
 * @returns {Verdict}
 */
function verdictOf({ verdict: { likely, alone } }, p, target, reach) {
  if (target <= 0) return "no-target";
  if (p >= (reach.below ? likely : alone)) return "at-or-above";
  if (1 - p >= likely) return "below";
  return reach.above && reach.below ? "too-close" : "too-short";
}

/**
 * What a family's answers say against its self-ratings: nothing, or that they point lower or higher.
 * @param {Bundle} bundle @param {string} family @param {Weights} both skills rated and answered @param {Weights} weights
 * @param {Posterior} known @returns {Result["calibration"]}
 */
function calibration({ bands, model }, family, both, weights, known) {
  const value = known.family(family, among(weights, [...both.keys()]));
  /** @param {"start"|"end"} end */
  const edge = (end) => Number(weightedMean(new Map([...both].map(([skill, level]) =>
    [skill, Number(bands.find((band) => band.level === level)?.[end])])), weights));
  const low = value.above(edge("start"));
  if (low < model.claim) return [{ family, answers: "lower", p: low }];
  const high = 1 - value.above(edge("end"));
  return edge("end") < 100 && high < model.claim ? [{ family, answers: "higher", p: high }] : [];
}

/**
 * Ids with a rounded gap by W·expected shortfall, largest first; equal ones together, in the order of `entries`.
 * @param {Record<string, Entry>} entries @param {Weights} weights @param {number} step
 */
function nextSteps(entries, weights, step) {
  const order = Object.keys(entries);
  const ranked = order.flatMap((id) => {
    const { gap, shortfall } = entries[id];
    return Math.round(Number(gap) / step) ? [{ id, priority: Number(weights.get(id)) * Number(shortfall) }] : [];
  });
  ranked.sort((a, b) => b.priority - a.priority);
  /** @type {string[][]} */
  const groups = [];
  let first = Infinity;
  for (const { id, priority } of ranked) {
    if (groups.length && first - priority <= TIE * first) groups[groups.length - 1].push(id);
    else {
      groups.push([id]);
      first = priority;
    }
  }
  return groups.map((group) => group.sort((a, b) => order.indexOf(a) - order.indexOf(b)));
}

/**
 * Whether the self-ratings hardly differ: longest equal run over `flat_run` of them, or SD (n in the denominator) below
 * `flat_sd` of a step; in the order asked, without what is no level, never below FLAT_LEAST ratings.
 * @param {Bundle} bundle @param {string[]} order @param {Weights} claimed
 */
function isFlat({ model }, order, claimed) {
  const levels = [...new Set(order)].filter((skill) => claimed.has(skill)).map((skill) => Number(claimed.get(skill)));
  if (levels.length < FLAT_LEAST) return false;
  let run = 1;
  let longest = 1;
  for (let i = 1; i < levels.length; i++) {
    run = levels[i] === levels[i - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  const centre = sum(levels) / levels.length;
  const deviation = Math.sqrt(sum(levels.map((level) => (level - centre) ** 2)) / levels.length);
  return longest > model.flat_run * levels.length || deviation < model.flat_sd;
}
