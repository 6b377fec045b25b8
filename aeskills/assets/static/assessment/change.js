// @ts-check
/**
 * Two attempts of one person → which changes are told: reliable change index, on parallel forms of one bank only. As scoring/change.py.
 *
 * @typedef {import("./weights.js").Bundle} Bundle
 * @typedef {import("./weights.js").Responses} Responses
 * @typedef {{difference: number, se: number, least: number, told: boolean}} Change
 * @typedef {{reason: "other-bank"|"same-form"|"not-parallel"|"guessing"|"little"|null, overall: Change|null,
 *   families: Record<string, Change>, short: string[]}} Changes
 */
import { score } from "./score.js";
import { choice } from "./weights.js";

/** The least change that shows is rounded up to this many points. */
const STEP = 5;

/** @param {Bundle} bundle @param {string} one @param {string} other whether two different forms are declared parallel */
function areParallel({ forms }, one, other) {
  const [first, second] = [one, other].map((id) => [id, choice(forms, id, "form").parallel ?? id]);
  return one !== other && first.some((id) => second.includes(id));
}

/**
 * Later − earlier, each scored alone for the aim of the later one, which leaves out what the earlier one answered too.
 * @param {Bundle} bundle @param {Responses} earlier @param {Responses} later @returns {Changes}
 */
export function changes(bundle, earlier, later) {
  /** @param {Changes["reason"]} reason @returns {Changes} */
  const none = (reason) => ({ reason, overall: null, families: {}, short: [] });
  if (earlier.bank !== later.bank || later.bank !== bundle.bank) return none("other-bank");
  if (earlier.form === later.form) return none("same-form");
  if (!areParallel(bundle, earlier.form, later.form)) return none("not-parallel");
  const { skills, industry, seniority } = later;
  const before = score(bundle, { ...earlier, skills, industry, seniority });
  const after = score(bundle, { ...later,
    answers: Object.fromEntries(Object.entries(later.answers).filter(([id]) => !Object.hasOwn(earlier.answers, id))) });
  if (!before.gate.passed || !after.gate.passed) return none("guessing");
  const { change: rule, form } = bundle.model;
  const found = { ...none(null) };
  let measured = 0;
  for (const name of ["overall", ...Object.keys(after.families)]) {
    const [a, b] = [before, after].map(({ overall, families }) => (name === "overall" ? overall : families[name]));
    if (a.centre === null || a.sd === null || b.centre === null || b.sd === null) continue;
    const se = Math.sqrt(a.sd ** 2 + b.sd ** 2 + form ** 2);
    const difference = b.centre - a.centre;
    const least = STEP * Math.ceil((rule.z * se) / STEP - 1e-9);
    const change = { difference, se, least, told: Math.abs(difference) / se >= rule.z };
    measured++;
    if (least > rule.longest) found.short.push(name);
    else if (name === "overall") found.overall = change;
    else found.families[name] = change;
  }
  return measured ? found : none("little");
}
