// @ts-check
/**
 * One person rated twice, by themselves and by a mentor: where the two differ by more than two ratings are uncertain, and what to talk
 * about. Nobody else is ever compared.
 *
 * @typedef {import("./weights.js").Model} Model
 * @typedef {import("./format.js").Bundle} Bundle
 * @typedef {import("./format.js").Responses} Responses
 * @typedef {{skill: string, own: number|null, mentor: number|null, apart: boolean}} Pair
 */
import { isOwn, originOf } from "./attempt.js";

/** The mentor's rating of the reader that came last. @param {Responses[]} all */
export const ratingOf = (all) => all.filter((entry) => entry.whose === "mentor" && originOf(entry) !== "mine")
  .sort((a, b) => (a.started < b.started ? 1 : -1))[0];

/** The reader's own rating of somebody else; there is one at a time. @param {Responses[]} all */
export const ownRating = (all) => all.find((entry) => !isOwn(entry) && entry.whose === "mentor" && originOf(entry) === "mine");

/**
 * So many levels apart, two ratings of one skill differ by more than their uncertainty: each stands for a whole level, and each person
 * reads the descriptions in their own way, half of what the model allows for.
 * @param {Model} model
 */
export const leastApart = ({ level_step: step, anchor, change }) =>
  Math.ceil((change.z * Math.sqrt(2 * (anchor ** 2 / 2 + step ** 2 / 12))) / step);

/** @param {Responses["ratings"]} ratings @param {string} skill a level, null where there is none */
const level = (ratings, skill) => (typeof ratings[skill] === "number" ? Number(ratings[skill]) : null);

/** The skills that both or one of them rated, in the order of the families. @param {Bundle} bundle @param {Responses} own @param {Responses} rating */
export function pairs({ families, model }, own, rating) {
  const least = leastApart(model);
  return families.flatMap(({ skills }) => skills).map((skill) => {
    const [mine, theirs] = [level(own.ratings, skill), level(rating.ratings, skill)];
    return { skill, own: mine, mentor: theirs, apart: mine !== null && theirs !== null && Math.abs(mine - theirs) >= least };
  }).filter(({ own: mine, mentor }) => mine !== null || mentor !== null);
}

/** Three skills to talk about: where the ratings differ, the weightiest first, then the next steps. @param {Pair[]} both @param {Record<string, number>} weights @param {string[]} next */
export function topics(both, weights, next) {
  const differing = both.filter(({ apart }) => apart).map(({ skill }) => skill)
    .sort((a, b) => Number(weights[b] ?? 0) - Number(weights[a] ?? 0));
  return [...new Set([...differing, ...next])].slice(0, 3);
}
