// @ts-check
/**
 * One answer → its distance from the key, and how likely it is at every level: "known or guessed, with near misses".
 * The same as scoring/distance.py and scoring/likelihood.py.
 *
 * @typedef {import("./weights.js").Item} Item
 * @typedef {import("./weights.js").Answer} Answer
 * @typedef {import("./weights.js").Model} Model
 * @typedef {[number, number][]} Choices all possible answers: distance and how many lie there, the nearest first
 * @typedef {{distance: number|null, choices: Choices, score: number}} Placed `distance` null is "I don't know"
 */

import { sum } from "./weights.js";

/** Why an answer has no score; `reason` is a code that the interface has words for. */
export class Unscorable extends Error {
  /** @param {string} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** @param {Map<number, number>} counts @returns {Choices} */
const nearestFirst = (counts) => [...counts].sort(([a], [b]) => a - b);

/** @param {Map<number, number>} counts @param {number} far @param {number} more */
const tally = (counts, far, more) => counts.set(far, (counts.get(far) ?? 0) + more);

/** Ids of the options that the key takes. @param {Item} item */
export function keysOf({ options }) {
  const most = Math.max(...options.map((option) => Number(option.effectiveness)));
  return options.filter((option) => option.keyed || option.effectiveness === most).map(({ id }) => id);
}

/** @param {Item} item how far each option is from the best one, 0 to 1, by id */
function lost(item) {
  const worth = item.options.map((option) => Number(option.effectiveness));
  const high = Math.max(...worth);
  const spread = high - Math.min(...worth);
  if (!spread) throw new Unscorable("no-key");
  return new Map(item.options.map(({ id }, at) => [id, (high - worth[at]) / spread]));
}

/** @param {number} n @param {number} k @returns {number} */
const binomial = (n, k) => (k ? (binomial(n - 1, k - 1) * n) / k : 1);

/**
 * What an item can be answered with. Throws Unscorable without a key.
 * @param {Item} item @param {number} size @param {boolean} [both] best and worst action, as items are asked today, or the best alone
 * @returns {Choices}
 */
export function choicesOf(item, size, both = true) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  if (item.type === "situational") {
    const far = [...lost(item).values()];
    far.forEach((best, at) => {
      if (!both) tally(counts, best, 1);
      else far.forEach((worst, other) => other !== at && tally(counts, best + (1 - worst), 1));
    });
    return nearestFirst(counts);
  }
  const right = item.options.filter((option) => option.keyed).length;
  const wrong = item.options.length - right;
  if (!right || !wrong) throw new Unscorable("no-key");
  if (right === 1) return [[0, 1], [1, wrong]];
  for (let hits = 0; hits <= right; hits++) {
    for (let errors = 0; errors <= wrong; errors++) {
      if (hits + errors) {
        tally(counts, (right - hits + errors) / 2, binomial(right, hits) * binomial(wrong, errors) * size ** Math.abs(hits + errors - right));
      }
    }
  }
  return nearestFirst(counts);
}

/**
 * How far an answer is from the key. Throws Unscorable; nothing is ever scored as wrong because it could not be scored.
 * @param {Item} item
 * @param {Answer} answer
 * @param {number} size how much rarer it is to tick one option more or less than there are keys
 * @returns {Placed}
 */
export function placed(item, answer, size) {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) throw new Unscorable("no-choice");
  const worst = answer.worst ?? null;
  if (answer.unknown === true) {
    if (answer.picks?.length || (answer.best ?? worst) !== null) throw new Unscorable("contradiction");
    return { distance: null, choices: choicesOf(item, size), score: 0 };
  }
  const distance = item.type === "situational" ? situational(item, answer.best ?? null, worst) : knowledge(item, answer.picks);
  const choices = choicesOf(item, size, worst !== null);
  return { distance, choices, score: 1 - distance / choices[choices.length - 1][0] };
}

/** @param {Item} item @param {string|null} best @param {string|null} worst */
function situational(item, best, worst) {
  const far = lost(item);
  if (best === null) throw new Unscorable("no-choice");
  const [top, bottom] = [far.get(best), worst === null ? 1 : far.get(worst)];
  if (top === undefined || bottom === undefined) throw new Unscorable("unknown-option");
  if (best === worst) throw new Unscorable("same-choice");
  return top + (1 - bottom);
}

/** @param {Item} item @param {string[]|undefined} picks */
function knowledge({ options }, picks) {
  const right = options.filter((option) => option.keyed).length;
  if (!right || right === options.length) throw new Unscorable("no-key");
  if (!Array.isArray(picks) || !picks.length) throw new Unscorable("no-choice");
  const chosen = options.filter(({ id }) => picks.includes(id));
  if (!picks.every((pick) => options.some(({ id }) => id === pick))) throw new Unscorable("unknown-option");
  if (chosen.length < picks.length) throw new Unscorable("same-choice");
  const hits = chosen.filter((option) => option.keyed).length;
  if (right > 1) return (right - hits + picks.length - hits) / 2;
  if (picks.length > 1) throw new Unscorable("too-many-choices");
  return 1 - hits;
}

/** w: probability that someone of the level knows the item. @param {Model} model @param {Item} item @param {number} level */
const knowing = ({ lapse }, { difficulty, slope }, level) => (1 - lapse) / (1 + 2 ** (-(level - difficulty) / slope));

/** S₀ and S₁, and near^(−4d). @param {Model} model @param {Choices} choices */
function scales({ near }, choices) {
  /** @param {number} distance */
  const nearness = (distance) => near ** (-4 * distance);
  let [blind, known] = [0, 0];
  for (const [distance, m] of choices) {
    blind += m;
    known += m * nearness(distance);
  }
  return { blind, known, nearness };
}

/**
 * ℓ at each level: (1 − w)/S₀ + w·near^(−4d)/S₁; 1 − w for "I don't know".
 * @param {Model} model @param {Item} item @param {Choices} choices @param {number|null} distance @param {number[]} levels
 */
export function likelihood(model, item, choices, distance, levels) {
  const { blind, known, nearness } = scales(model, choices);
  return levels.map((level) => {
    const w = knowing(model, item, level);
    return distance === null ? 1 - w : (1 - w) / blind + (w * nearness(distance)) / known;
  });
}

/** P(an answer at each distance | level). @param {Model} model @param {Item} item @param {Choices} choices @param {number} level */
export const probabilities = (model, item, choices, level) =>
  choices.map(([distance, m]) => m * likelihood(model, item, choices, distance, [level])[0]);

/** Mean and variance of the score under blind choice. @param {Choices} choices */
export function blindMoments(choices) {
  const total = sum(choices.map(([, m]) => m));
  const farthest = choices[choices.length - 1][0];
  let [mean, square] = [0, 0];
  for (const [distance, m] of choices) {
    const x = 1 - distance / farthest;
    mean += (m * x) / total;
    square += (m * x * x) / total;
  }
  return { mean, variance: square - mean * mean };
}

/** Fisher information at each level. @param {Model} model @param {Item} item @param {Choices} choices @param {number[]} levels */
export function information(model, item, choices, levels) {
  const { blind, known, nearness } = scales(model, choices);
  return levels.map((level) => {
    const w = knowing(model, item, level);
    const slope = (w * (1 - w / (1 - model.lapse)) * Math.LN2) / item.slope;
    return sum(choices.map(([distance, m]) => {
      const [high, low] = [nearness(distance) / known, 1 / blind];
      return (m * (slope * (high - low)) ** 2) / ((1 - w) * low + w * high);
    }));
  });
}
