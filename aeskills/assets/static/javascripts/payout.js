// @ts-check
/**
 * What a pay plan pays, by the rules of aeskills/site/payout.py, operation by operation, so that both give the same numbers.
 *
 * @typedef {[start: number, rate: number]} Tier from `start` per cent of quota, sales pay `rate` times the base rate
 * @typedef {{base: number, variable: number, quota: number, tiers: Tier[], threshold: number, cap: number|null}} Plan
 * @typedef {Record<string, number|null>} Fields name of a field → its number, null when empty, NaN when it is no number
 * @typedef {{field: string, key: string, least?: number, most?: number}} Fault
 */

const MOST_MONEY = 1e12;
const MOST_PERCENT = 1000;
const MOST_RATE = 20;

/** Start, end and rate of each slice; the last has no end. @param {Plan} plan @returns {[number, number, number][]} */
export function slices({ tiers }) {
  const sorted = [...tiers].sort(([a], [b]) => a - b);
  if (!sorted.length || sorted[0][0] > 0) sorted.unshift([0, 1]);
  return sorted.map(([start, rate], at) => [start, sorted[at + 1]?.[0] ?? Infinity, rate]);
}

/** @param {Plan} plan @param {number} attainment in per cent of quota */
export function variablePay(plan, attainment) {
  if (attainment < plan.threshold) return 0;
  let earned = 0;
  for (const [start, end, rate] of slices(plan)) {
    if (attainment > start) earned += rate * (Math.min(attainment, end) - start);
  }
  if (plan.cap !== null) earned = Math.min(earned, plan.cap);
  return (plan.variable * earned) / 100;
}

/** @param {Plan} plan @param {number} attainment */
export const totalPay = (plan, attainment) => plan.base + variablePay(plan, attainment);

/** The attainment from which more sales pay nothing more; null when the cap is never reached. @param {Plan} plan */
export function cappedFrom(plan) {
  if (plan.cap === null) return null;
  let earned = 0;
  for (const [start, end, rate] of slices(plan)) {
    if (rate > 0 && earned + rate * (end - start) >= plan.cap) return Math.max(plan.threshold, start + (plan.cap - earned) / rate);
    if (end < Infinity) earned += rate * (end - start);
  }
  return null;
}

/** The corners of total pay from 0 to `end`; at a threshold two, below and above the step. @param {Plan} plan @param {number} end @returns {[number, number][]} */
export function curve(plan, end) {
  const { base, threshold } = plan;
  const found = [0, end, cappedFrom(plan) ?? 0, ...slices(plan).map(([start]) => start)].filter((at) => at <= end);
  const stepped = threshold > 0 && threshold <= end;
  const kept = stepped ? [threshold, ...found.filter((at) => at > threshold)] : found;
  const corners = [...new Set(kept)].sort((a, b) => a - b);
  /** @type {[number, number][]} */
  const low = stepped ? [[0, base], [threshold, base]] : [];
  return [...low, ...corners.map((at) => /** @type {[number, number]} */ ([at, totalPay(plan, at)]))];
}

/** Where the curve ends: a multiple of 50 beyond all that happens in the plan. @param {Plan} plan @param {number} attainment */
export function reach(plan, attainment) {
  const furthest = Math.max(150, attainment, plan.threshold, cappedFrom(plan) ?? 0, ...slices(plan).map(([start]) => start + 25));
  return Math.min(MOST_PERCENT, 50 * Math.ceil(furthest / 50));
}

/** What keeps these fields from being a plan, in the order of the form. @param {Fields} fields @returns {Fault[]} */
export function faults(fields) {
  /** @type {Fault[]} */
  const found = [];
  /** @param {string} field @param {number} most @param {{needed?: boolean, above?: boolean}} [asked] */
  const check = (field, most, { needed = false, above = false } = {}) => {
    const value = fields[field];
    if (value === null) {
      if (needed) found.push({ field, key: "error-missing" });
    } else if (Number.isNaN(value)) found.push({ field, key: "error-number" });
    else if (above && value === 0) found.push({ field, key: "error-zero" });
    else if (value < 0) found.push({ field, key: "error-low", least: 0 });
    else if (value > most) found.push({ field, key: "error-high", most });
    else return true;
    return false;
  };
  check("base", MOST_MONEY, { needed: true });
  check("variable", MOST_MONEY, { needed: true });
  check("quota", MOST_MONEY, { needed: true, above: true });
  check("attainment", MOST_PERCENT, { needed: true });
  check("threshold", MOST_PERCENT);
  check("cap", MOST_PERCENT, { above: true });
  let before = -1;
  for (let at = 1; `from${at}` in fields; at++) {
    const [from, rate] = [`from${at}`, `rate${at}`];
    const started = check(from, MOST_PERCENT);
    check(rate, MOST_RATE);
    if ((fields[from] === null) !== (fields[rate] === null)) found.push({ field: fields[from] === null ? from : rate, key: "error-pair" });
    else if (started && Number(fields[from]) <= before) found.push({ field: from, key: "error-order" });
    else if (started) before = Number(fields[from]);
  }
  return found;
}

/** The plan of faultless fields. @param {Fields} fields @returns {Plan} */
export function planOf(fields) {
  /** @type {Tier[]} */
  const tiers = [];
  for (let at = 1; `from${at}` in fields; at++) {
    const [start, rate] = [fields[`from${at}`], fields[`rate${at}`]];
    if (start !== null && rate !== null) tiers.push([start, rate]);
  }
  const { base, variable, quota, threshold, cap } = fields;
  return { base: Number(base), variable: Number(variable), quota: Number(quota), tiers, threshold: threshold ?? 0, cap };
}
