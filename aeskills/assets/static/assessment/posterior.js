// @ts-check
/**
 * Exact sums over the grid: likelihoods of skills → what is known of skills, families and the whole. The same as scoring/grid.py,
 * posterior.py and mixture.py, where the formulas are explained.
 *
 * @typedef {import("./weights.js").Model} Model
 * @typedef {import("./weights.js").Families} Families
 * @typedef {import("./weights.js").Weights} Weights
 * @typedef {{mean: number, centre: number, variance: number, above: (level: number) => number, quantile: (share: number) => number,
 *   shortfall: (level: number) => number, cells?: number[]}} Distribution
 * @typedef {ReturnType<typeof gridOf>} Grid
 * @typedef {ReturnType<typeof posterior>} Posterior
 */
import { normalised, sum } from "./weights.js";

const HALVINGS = 40;

/**
 * Error function, absolute error below 1e-15. Abramowitz & Stegun 7.1.6 (DLMF 7.6.2):
 * erf z = 2/√π · e^(−z²) · Σ 2ⁿ z^(2n+1) / (1·3·…·(2n+1)); all terms have one sign, so nothing cancels.
 * Beyond |z| = 6 it is ±1 in double precision (erfc 6 ≈ 2·10⁻¹⁷).
 * @param {number} z
 */
export function erf(z) {
  if (Math.abs(z) > 6) return Math.sign(z);
  let term = z;
  let total = z;
  for (let n = 1; Math.abs(term) > Math.abs(total) * 1e-18; n++) {
    term *= (2 * z * z) / (2 * n + 1);
    total += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * total;
}

/** Φ(z) = ½(1 + erf(z/√2)). @param {number} z */
export const normalCdf = (z) => 0.5 * (1 + erf(z / Math.SQRT2));

/** @param {number} value */
export const clip = (value) => Math.min(100, Math.max(0, value));

/** @param {number[]} one @param {number[]} other */
export function dot(one, other) {
  let total = 0;
  for (let at = 0; at < one.length; at++) total += one[at] * other[at];
  return total;
}

/** @param {number[]} values divided by the largest */
export function scaled(values) {
  const most = Math.max(...values);
  return values.map((value) => value / most);
}

/** @param {number[]} values divided by their sum */
function shares(values) {
  const total = sum(values);
  return values.map((value) => value / total);
}

/** @param {number[][]} rows their product, place by place */
const product = (rows) => rows.reduce((all, row) => all.map((value, at) => value * row[at]));

/** @param {number[][]} rows */
const turned = (rows) => rows[0].map((_, at) => rows.map((row) => row[at]));

/** The grid and the prior on it. @param {Model} model */
export function gridOf({ grid: { start, step, cells }, prior, anchor }) {
  const nodes = Array.from({ length: cells }, (_, at) => start + step * (at + 0.5));
  /** @param {number} mean @param {number} sd */
  const normal = (mean, sd) => shares(nodes.map((node) => Math.exp(-((node - mean) ** 2) / (2 * sd * sd))));
  const skill = nodes.map((node) => normal(node, prior.skill_sd));
  return {
    nodes, step, anchor, skill,
    general: normal(prior.mean, prior.general_sd),
    family: nodes.map((node) => normal(node, prior.family_sd)),
    blur: turned(nodes.map((node) => normal(node, anchor))),
  };
}

/** @param {Grid} grid @param {number[]} probabilities @param {number[]} means @param {number[]} variances @returns {Distribution} */
function mixture({ anchor }, probabilities, means, variances) {
  const centre = dot(probabilities, means);
  const square = sum(probabilities.map((p, at) => p * (variances[at] + means[at] * means[at])));
  const deviations = variances.map((variance) => Math.sqrt(Math.max(0, variance) + anchor * anchor));
  /** @param {number} level */
  const above = (level) => (level <= 0 ? 1 : sum(probabilities.map((p, at) => p * normalCdf((means[at] - level) / deviations[at]))));
  return {
    centre, variance: square - centre * centre, above,
    mean: sum(probabilities.map((p, at) => p * clip(means[at]))),
    quantile(share) {
      let [low, high] = [0, 100];
      for (let turn = 0; turn < HALVINGS; turn++) {
        const middle = (low + high) / 2;
        if (1 - above(middle) < share) low = middle;
        else high = middle;
      }
      return (low + high) / 2;
    },
    shortfall: (level) => sum(probabilities.map((p, at) => {
      const z = (level - means[at]) / deviations[at];
      return p * ((level - means[at]) * normalCdf(z) + (deviations[at] * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI));
    })),
  };
}

/** @param {Grid} grid @param {number[]} latent probabilities of the cells, without the anchors @returns {Distribution} */
function cellsOf({ nodes, step, blur }, latent) {
  const probabilities = shares(blur.map((row) => dot(row, latent)));
  const centre = dot(latent, nodes);
  return {
    cells: latent, centre, variance: sum(latent.map((p, at) => p * nodes[at] * nodes[at])) - centre * centre,
    mean: sum(probabilities.map((p, at) => p * clip(nodes[at]))),
    above: (level) => (level <= 0 ? 1
      : sum(probabilities.map((p, at) => p * Math.min(1, Math.max(0, (nodes[at] + step / 2 - level) / step))))),
    quantile(share) {
      let below = 0;
      for (const [at, p] of probabilities.entries()) {
        if (below + p >= share && p > 0) return clip(nodes[at] - step / 2 + (step * (share - below)) / p);
        below += p;
      }
      return 100;
    },
    shortfall: (level) => sum(probabilities.map((p, at) => p * Math.max(0, level - clip(nodes[at])))),
  };
}

/**
 * What the answers say.
 * @param {Grid} grid @param {Families} families @param {Map<string, number[]>} likelihoods of the skills with answers, on the nodes
 */
export function posterior(grid, families, likelihoods) {
  const { nodes, skill: rows, family: steps } = grid;
  const known = new Map([...families].map(([family, members]) => {
    const skills = members.map((id) => {
      const likelihood = likelihoods.get(id) ?? nodes.map(() => 1);
      const z = rows.map((row) => dot(row, likelihood));
      const weighted = likelihood.map((value, at) => value * nodes[at]);
      const squares = weighted.map((value, at) => value * nodes[at]);
      const means = rows.map((row, at) => dot(row, weighted) / z[at]);
      return { id, likelihood, z: scaled(z), means, variances: rows.map((row, at) => dot(row, squares) / z[at] - means[at] * means[at]) };
    });
    const evidence = scaled(product(skills.map(({ z }) => z)));
    return [family, { skills, evidence, message: scaled(steps.map((row) => dot(row, evidence))) }];
  }));

  /** What the prior and all families but one say about the general level. @param {string} [without] */
  const general = (without) => product([grid.general, ...[...known].filter(([id]) => id !== without).map(([, { message }]) => message)]);

  /** What the rest says about a family's level. @param {string} family */
  const outside = (family) => {
    const rest = general(family);
    return turned(steps).map((column) => dot(column, rest));
  };

  /** @param {string} id @returns {any} */
  const of = (id) => known.get(id);

  /** Mean and variance of a weighted sum of a family's skills at each level of the family. @param {string} family @param {Weights} weights */
  const moments = (family, weights) => {
    const [means, variances] = [nodes.map(() => 0), nodes.map(() => 0)];
    for (const skill of of(family).skills) {
      const weight = weights.get(skill.id) ?? 0;
      for (let at = 0; weight && at < nodes.length; at++) {
        means[at] += weight * skill.means[at];
        variances[at] += weight * weight * skill.variances[at];
      }
    }
    return { means, variances };
  };

  return {
    /** @param {string} family @param {string} id */
    skill(family, id) {
      const { skills } = of(family);
      /** @type {{likelihood: number[]}} */
      const { likelihood } = skills.find((/** @type {{id: string}} */ skill) => skill.id === id);
      const others = skills.filter((/** @type {{id: string}} */ skill) => skill.id !== id).map((/** @type {{z: number[]}} */ { z }) => z);
      const levels = product([outside(family), ...others]);
      return cellsOf(grid, shares(turned(rows).map((column, at) => likelihood[at] * dot(column, levels))));
    },
    /** @param {string} family @param {Weights} weights of some of its skills */
    family(family, weights) {
      const own = normalised(weights);
      const { means, variances } = moments(family, own);
      return mixture(grid, shares(product([of(family).evidence, outside(family)])), means, variances);
    },
    /** @param {Weights} weights of all skills, with sum 1 */
    overall(weights) {
      const [means, variances] = [nodes.map(() => 0), nodes.map(() => 0)];
      for (const [family, { evidence }] of known) {
        const part = moments(family, weights);
        const first = part.means.map((mean, at) => mean * evidence[at]);
        const second = part.means.map((mean, at) => (part.variances[at] + mean * mean) * evidence[at]);
        steps.forEach((row, at) => {
          const total = dot(row, evidence);
          const mean = dot(row, first) / total;
          means[at] += mean;
          variances[at] += dot(row, second) / total - mean * mean;
        });
      }
      return mixture(grid, shares(general()), means, variances);
    },
  };
}
