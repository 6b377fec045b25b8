import assert from "node:assert/strict";
import test from "node:test";

import { erf, normalCdf } from "../../aeskills/assets/static/assessment/posterior.js";
import { score } from "../../aeskills/assets/static/assessment/score.js";
import { skillWeights, UnknownChoice } from "../../aeskills/assets/static/assessment/weights.js";
import { easyOnly, makeBundle, person, reply, SKILLS } from "./bundle.js";

const bundle = makeBundle();
const near = (value, wanted, within = 1e-12) => assert.ok(Math.abs(value - wanted) <= within, `${value} is not ${wanted}`);

test("the error function at tabulated points", () => {
  for (const [z, value] of [[0, 0], [0.5, 0.5204998778130465], [1, 0.8427007929497149], [2, 0.9953222650189527], [7, 1]]) {
    near(erf(z), value, 1e-15);
    near(erf(-z), -value, 1e-15);
  }
  near(normalCdf(1.6448536269514722), 0.95, 1e-14);
});

test("weights: base, industry and emphasis, with sum 1", () => {
  assert.deepEqual([...skillWeights(bundle, null, "senior", SKILLS)], [["aim", 0.5], ["build", 0.25], ["ask", 0.25]]);
  const moved = skillWeights(bundle, "docks", "junior", SKILLS);
  assert.deepEqual([...moved], [["aim", 0.25], ["build", 0.25], ["ask", 0.5]]);
  assert.deepEqual([...skillWeights(bundle, "air", "senior", ["aim", "ask"]).values()], [2 / 3, 1 / 3]);
});

test("every key taken is above the target; every farthest option is guessing", () => {
  const best = score(bundle, person(bundle));
  assert.equal(best.overall.verdict, "at-or-above");
  assert.equal(best.gate.passed, true);
  assert.equal(best.gate.most, null);
  assert.deepEqual(Object.keys(best.families), ["craft", "speech"]);
  for (const { estimate, low, high, target, enough } of [best.overall, ...Object.values(best.families), ...Object.values(best.skills)]) {
    assert.ok(enough && low < estimate && estimate < high && estimate > target && target === 60);
  }
  assert.deepEqual(best.next, []);
  const worst = score(bundle, person(bundle, "farthest"));
  assert.equal(worst.gate.passed, false);
  assert.equal(worst.overall.estimate, null);
  assert.equal(worst.overall.verdict, "no-evidence");
  assert.ok(worst.gate.most >= 1 && worst.gate.most < 4);
});

test("hard items missed: below the target, and the heavier family first", () => {
  const found = score(bundle, person(bundle, easyOnly, { form: "skills" }));
  assert.equal(found.gate.passed, true);
  assert.ok(found.overall.estimate < 60 && found.overall.p < 0.5);
  assert.equal(found.next.flat()[0], "aim");
  assert.deepEqual(found.next.flat().sort(), ["aim", "ask", "build"]);
  assert.ok(found.families.craft.gap > 0 && found.families.craft.shortfall > found.families.craft.gap - 1e-9);
});

test("without answers there is no number, not a zero", () => {
  const found = score(bundle, person(bundle, "best", { answers: {}, ratings: { aim: 3, build: 4, ask: "none" } }));
  assert.equal(found.overall.estimate, null);
  assert.equal(found.overall.n, 0);
  assert.equal(found.families.speech.claimed, null);
  near(found.families.craft.claimed, (3 * 2 + 4) / 3);
  assert.deepEqual(found.unscored, []);
});

test("I don't know counts as an answer that lowers the estimate", () => {
  const right = person(bundle, easyOnly);
  const unknown = structuredClone(right);
  for (const id of Object.keys(unknown.answers)) if (/4$/.test(id)) delete unknown.answers[id];
  const left = score(bundle, unknown).overall.estimate;
  for (const id of Object.keys(bundle.items)) if (/4$/.test(id)) unknown.answers[id] = { unknown: true };
  assert.ok(score(bundle, unknown).overall.estimate < left);
});

test("what cannot be scored is named with its reason", () => {
  const odd = person(bundle, "best", { skills: ["aim", "ask", "ghost"], ratings: { aim: 6, build: 2, constructor: 1 } });
  Object.assign(odd.answers, {
    "aim-s1": { best: "a", worst: "a" }, "aim-s2": { best: "z", worst: "a" }, "aim-s3": {}, "aim-k2": { picks: ["a", "b"] },
    "aim-k4": { picks: ["a", "a"] }, "ask-s1": { best: "a", unknown: true }, toString: { best: "a" },
  });
  const reasons = Object.fromEntries(score(bundle, odd).unscored.map(({ kind, id, reason }) => [`${kind} ${id}`, reason]));
  assert.equal(reasons["item aim-s1"], "same-choice");
  assert.equal(reasons["item aim-s2"], "unknown-option");
  assert.equal(reasons["item aim-s3"], "no-choice");
  assert.equal(reasons["item aim-k2"], "too-many-choices");
  assert.equal(reasons["item aim-k4"], "same-choice");
  assert.equal(reasons["item ask-s1"], "contradiction");
  assert.equal(reasons["item build-s1"], "left-out");
  assert.equal(reasons["rating build"], "left-out");
  assert.equal(reasons["rating aim"], "out-of-range");
  assert.equal(reasons["rating constructor"], "unknown");
  assert.equal(reasons["item toString"], "unknown");
  assert.equal(reasons["skill ghost"], "unknown");
});

test("the order of keys in a file changes nothing", () => {
  const one = person(bundle, easyOnly, { ratings: { aim: 2, build: 3, ask: 4 } });
  const other = { ...one, answers: Object.fromEntries(Object.entries(one.answers).reverse()), ratings: { ask: 4, build: 3, aim: 2 } };
  assert.deepEqual(score(bundle, one), score(bundle, other));
});

test("self-ratings that hardly differ are told, from five on", () => {
  const wide = makeBundle();
  const more = ["one", "two", "three"];
  wide.families[1].skills.push(...more);
  for (const id of more) {
    wide.skills[id] = { family: "speech", name: id, weight: 1 };
    wide.seniority[0].targets[id] = 3;
  }
  const skills = [...SKILLS, ...more];
  const rated = (levels) => Object.fromEntries(skills.map((skill, at) => [skill, levels[at]]));
  const flat = (levels) => score(wide, person(wide, "best", { skills, ratings: rated(levels) })).flat;
  assert.equal(flat([3, 3, 3, 3, 3, 3]), true);
  assert.equal(flat([3, 3, 3, 3, 1, 5]), true);
  assert.equal(flat([3, 1, 3, 1, 5, 3]), false);
  assert.equal(flat([3, 3, 3, 3]), false);
});

test("self-rating against answers", () => {
  const low = score(bundle, person(bundle, "best", { ratings: { aim: 1, build: 1, ask: 1 } }));
  assert.deepEqual(low.calibration.map(({ family, answers }) => [family, answers]), [["craft", "higher"], ["speech", "higher"]]);
  const high = score(bundle, person(bundle, easyOnly, { ratings: { aim: 5, build: 5, ask: 5 } }));
  assert.deepEqual(high.calibration.map(({ answers }) => answers), ["lower", "lower"]);
});

test("a form, level or industry that the bank lacks is refused", () => {
  for (const key of ["form", "seniority", "industry"]) {
    for (const value of ["ghost", "constructor"]) assert.throws(() => score(bundle, person(bundle, "best", { [key]: value })), UnknownChoice);
  }
});

test("the helper answers right, nearly and wrong", () => {
  assert.deepEqual(reply(bundle.items["aim-k4"]), { picks: ["a", "b"] });
  assert.deepEqual(reply(bundle.items["aim-k4"], "next"), { picks: ["a", "c"] });
  assert.deepEqual(reply(bundle.items["aim-k4"], "farthest"), { picks: ["c", "d"] });
});
