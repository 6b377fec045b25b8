/** A small question bank: two families, three skills, six items each of them keyed "a"; and someone who answers it. */

const MODEL = {
  grid: { start: -20, step: 5, cells: 28 }, prior: { mean: 50, general_sd: 35, family_sd: 12, skill_sd: 15 }, level_step: 20,
  near: 4, lapse: 0.1, size: 0.2, anchor: 14, form: 5, gate: 1.64, verdict: { likely: 0.8, alone: 0.9 }, claim: 0.1,
  change: { z: 1.64, longest: 25 }, coverage: 0.6, family_items: 2, round_to: 5, flat_run: 0.5, flat_sd: 0.3,
};

/** @param {string} skill @param {number} level */
const situational = (skill, level) => ({
  type: "situational", skill, share: 1, level, difficulty: 20 * (level - 1), slope: 10, stem: "What now?", passage: { url: "", title: "" },
  options: [["a", 4], ["b", 2], ["c", 1], ["d", 0]].map(([id, effectiveness]) => ({ id, text: id, rationale: id, effectiveness })),
});

/** @param {string} skill @param {number} level @param {string} keys options a to d that are keyed */
const knowledge = (skill, level, keys = "a") => ({
  type: "knowledge", skill, share: 1, level, difficulty: 20 * (level - 1), slope: 10, stem: "Which?", passage: { url: "", title: "" },
  options: [..."abcd"].map((id) => ({ id, text: id, rationale: id, keyed: keys.includes(id) })),
});

export const SKILLS = ["aim", "build", "ask"];

/** A new bundle each time, so that a test may change it. */
export function makeBundle() {
  const items = {};
  for (const skill of SKILLS) {
    [1, 2, 3, 4].forEach((level) => (items[`${skill}-s${level}`] = situational(skill, level)));
    items[`${skill}-k2`] = knowledge(skill, 2);
    items[`${skill}-k4`] = knowledge(skill, 4, "ab");
  }
  const same = (value) => Object.fromEntries(SKILLS.map((skill) => [skill, value]));
  const form = (id, more) => ({ id, name: id, type: "fixed", report: "families", ratings: SKILLS, items: Object.keys(items), reach: {}, ...more });
  return {
    schema: 2, bank: "00ab34cd56ef", locale: "en", dir: "ltr", model: structuredClone(MODEL), items,
    scale: [1, 2, 3, 4, 5].map((level) => ({ level, name: `Step ${level}` })),
    bands: [1, 2, 3, 4, 5].map((level) => ({ level, start: 20 * (level - 1), end: 20 * level, name: `Band ${level}` })),
    families: [{ id: "craft", name: "Craft", skills: ["aim", "build"] }, { id: "speech", name: "Speech", skills: ["ask"] }],
    skills: {
      aim: { family: "craft", name: "Aim", weight: 2 }, build: { family: "craft", name: "Build", weight: 1 },
      ask: { family: "speech", name: "Ask", weight: 1 },
    },
    industries: [{ id: "docks", factors: { aim: 0.5 } }, { id: "air", factors: {} }],
    seniority: [
      { id: "senior", targets: same(4), emphasis: { craft: 1, speech: 1 } },
      { id: "junior", targets: same(2), emphasis: { craft: 1, speech: 2 } },
    ],
    forms: [form("full", {}), form("skills", { report: "skills" }), form("adaptive", { type: "adaptive" })],
    former: {},
    messages: {
      hello: "Hello {name}", found: { one: "{count} result", other: "{count} results" }, range: "{low} to {high}",
      "range-names": "{first} to {last}", "level-of": "{value} of {count}", purpose: "For learning; not for hiring",
      "plan-title": "Plan", "plan-outcome": "Outcome:", "plan-day": "Day {day}", "plan-day-date": "Day {day}, {date}",
      "plan-hours": { one: "{skill}, {count} hour", other: "{skill}, {count} hours" },
    },
  };
}

/** The answer that takes the key, the next best one, or the farthest one. */
export function reply({ type, options }, quality = "best") {
  if (type === "situational") {
    const [best, worst] = { best: "ad", next: "bc", farthest: "da" }[quality];
    return { best, worst };
  }
  const keyed = options.filter((option) => option.keyed).map(({ id }) => id);
  const others = options.filter((option) => !option.keyed).map(({ id }) => id);
  const right = { best: keyed.length, next: keyed.length - 1, farthest: 0 }[quality];
  return { picks: [...keyed.slice(0, right), ...others.slice(0, keyed.length - right)] };
}

/** Whole responses: of one quality, or of what `quality` says of an item's id. */
export function person(bundle, quality = "best", more = {}) {
  const of = typeof quality === "function" ? quality : () => quality;
  const answers = Object.fromEntries(Object.entries(bundle.items).map(([id, item]) => [id, reply(item, of(id))]));
  return {
    schema: 2, bank: bundle.bank, form: "full", industry: null, seniority: "senior", seed: 7, skills: [...SKILLS], ratings: {}, answers,
    started: "2026-11-20T09:00:00.000Z", finished: "2026-11-20T09:30:00.000Z", ...more,
  };
}

/** The easy items known, the hard ones nearly. */
export const easyOnly = (id) => (/[12]$/.test(id) ? "best" : "next");

/** Numbers from 0 up to `below`, the same in every run. */
export function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
