// @ts-check
/**
 * What a selection of items can say at all: the verdict on the typical person one level above the target and one below, each item giving
 * its expected log-likelihood. The same as scoring/reach.py.
 *
 * @typedef {import("./weights.js").Bundle} Bundle
 * @typedef {import("./weights.js").Item} Item
 * @typedef {import("./posterior.js").Posterior} Posterior
 * @typedef {import("./posterior.js").Distribution} Distribution
 * @typedef {{above: boolean, below: boolean}} Reach
 */
import { choicesOf, likelihood, probabilities, Unscorable } from "./likelihood.js";
import { posterior } from "./posterior.js";

/** Middle of the outermost cells inside the scale: nobody typical lies beyond. */
const EDGE = 2.5;

/** @param {Item} item @returns {[string, number][]} skill and exponent: the share on the item's own skill, the rest on the second */
export function loadings(item) {
  const shares = new Map([[item.skill, item.share]]);
  if (item.also !== undefined) shares.set(item.also, 1 - item.share);
  return [...shares].filter(([, share]) => share > 0);
}

/**
 * @param {Bundle} bundle @param {import("./posterior.js").Grid} grid @param {string[]} items
 * @param {import("./weights.js").Families} families @param {import("./weights.js").Weights} targets
 * @returns {(value: (known: Posterior) => Distribution, target: number) => Reach}
 */
export function reaches({ items: bank, model }, grid, items, families, targets) {
  /** @param {(target: number) => number} level */
  const known = (level) => {
    /** @type {Map<string, number[]>} */
    const logs = new Map();
    for (const id of items) {
      const item = bank[id];
      const target = targets.get(item.skill);
      if (target === undefined) continue;
      const row = expected(item, level(target));
      for (const [skill, share] of loadings(item)) {
        const total = logs.get(skill);
        if (targets.has(skill)) logs.set(skill, row.map((value, at) => (total ? total[at] : 0) + share * value));
      }
    }
    return posterior(grid, families, new Map([...logs].map(([skill, total]) => {
      const most = Math.max(...total);
      return [skill, total.map((value) => Math.exp(value - most))];
    })));
  };

  /** Σ P(a | level)·ln ℓ(a | θ) at every node; nothing for an item without a key. @param {Item} item @param {number} level */
  const expected = (item, level) => {
    const row = grid.nodes.map(() => 0);
    try {
      const choices = choicesOf(item, model.size);
      probabilities(model, item, choices, level).forEach((p, group) => {
        likelihood(model, item, choices, choices[group][0], grid.nodes).forEach((value, at) => (row[at] += p * Math.log(value)));
      });
    } catch (error) {
      if (!(error instanceof Unscorable)) throw error;
    }
    return row;
  };

  const high = known((target) => Math.min(target + model.level_step, 100 - EDGE));
  const low = known((target) => Math.max(target - model.level_step, EDGE));
  return (value, target) => ({
    above: value(high).above(target) >= model.verdict.likely, below: 1 - value(low).above(target) >= model.verdict.likely,
  });
}
