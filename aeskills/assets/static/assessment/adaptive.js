// @ts-check
/**
 * The adaptive form: which item comes next, and when it is enough. As scoring/adaptive.py, where the reasons are.
 *
 * @typedef {import("./weights.js").Bundle} Bundle
 * @typedef {import("./weights.js").Responses} Responses
 */
import { mixed } from "./format.js";
import { choicesOf, information } from "./likelihood.js";
import { dot } from "./posterior.js";
import { learnt } from "./score.js";
import { applicable, choice, MOST, sum } from "./weights.js";

const LEAST = 16;
const PRECISE = 9;
const PER_FAMILY = 3;
const BEST = 3;
const FIRST_LEVELS = [2, 3];
const LEAST_SHARE = 0.4;

/** The item after those in `asked`; null when the form is complete. @param {Bundle} bundle @param {Responses} responses */
export function nextItem(bundle, responses) {
  const { items, model } = bundle;
  const asked = (responses.asked ?? []).filter((id) => Object.hasOwn(items, id));
  if (asked.length >= MOST) return null;
  const { families, weights, grid, known } = learnt(bundle, responses);
  /** @param {string[]} members */
  const had = (members) => asked.filter((id) => members.includes(items[id].skill)).length;
  if (asked.length >= LEAST && [...families.values()].every((members) => had(members) >= PER_FAMILY) &&
    known.overall(weights).variance <= PRECISE ** 2) return null;

  /** @param {string} id */
  const fact = (id) => items[id].fact ?? id;
  const facts = new Set(asked.map(fact));
  const pool = applicable(bundle, choice(bundle.forms, responses.form, "form").items, responses)
    .filter((id) => !asked.includes(id) && weights.has(items[id].skill) && !facts.has(fact(id)));
  const behind = [...families.values()].map((members) => {
    const due = (asked.length + 1) * sum(members.map((skill) => Number(weights.get(skill))));
    return { members, lead: Math.round((had(members) - due) * 1e9) };
  }).sort((a, b) => a.lead - b.lead);
  const situations = asked.filter((id) => items[id].type === "situational").length;
  const turns = ["situational", "knowledge"];
  if (situations > asked.length - situations) turns.reverse();
  const groups = behind.flatMap(({ members }) => turns.map((kind) =>
    pool.filter((id) => members.includes(items[id].skill) && items[id].type === kind)));
  let allowed = groups.find((group) => group.length) ?? [];
  allowed = asked.length ? ofDueLevel(bundle, allowed, asked) : first(bundle, allowed, weights);

  /** @type {Map<string, import("./posterior.js").Distribution>} */
  const skillsKnown = new Map();
  const ranked = allowed.map((id) => {
    const item = items[id];
    const { family } = bundle.skills[item.skill];
    const value = skillsKnown.get(item.skill) ?? known.skill(family, item.skill);
    skillsKnown.set(item.skill, value);
    const v = value.variance;
    const expected = item.share * dot(value.cells ?? [], information(model, item, choicesOf(item, model.size), grid.nodes));
    // Nine digits, so that two languages never part over the last bit of equal values.
    return { id, value: Number(((Number(weights.get(item.skill)) * v * v * expected) / (1 + v * expected)).toPrecision(9)) };
  }).sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1)).slice(0, BEST);
  return ranked.length ? ranked[mixed(responses.seed, asked.length) % ranked.length].id : null;
}

/** The first is of the weightiest skill, at a level that most can answer. @param {Bundle} bundle @param {string[]} own @param {Map<string, number>} weights */
function first({ items }, own, weights) {
  const most = Math.max(...own.map((id) => Number(weights.get(items[id].skill))));
  const heaviest = items[own.find((id) => weights.get(items[id].skill) === most) ?? ""]?.skill;
  const skill = own.filter((id) => items[id].skill === heaviest);
  const middle = skill.filter((id) => FIRST_LEVELS.includes(items[id].level));
  return middle.length ? middle : skill;
}

/** The easy ones, or the hard ones, while too few of those asked are. @param {Bundle} bundle @param {string[]} own @param {string[]} asked */
function ofDueLevel({ bands, items }, own, asked) {
  const middle = (bands[0].start + bands[bands.length - 1].start) / 2;
  for (const side of [-1, 1]) {
    const some = (/** @type {string} */ id) => side * (items[id].difficulty - middle) > 0;
    if (asked.filter(some).length < LEAST_SHARE * (asked.length + 1) - 1e-9) {
      const due = own.filter(some);
      return due.length ? due : own;
    }
  }
  return own;
}
