// @ts-check
/**
 * The result: how it stands against the target and what to do next in one screen, then the families; the rest opens in place: skills,
 * how to read it, other levels, the answers with their keys, weights, a link to hand on. On paper: two sheets without what is folded but
 * the skills, or the answers alone.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Responses} Responses
 * @typedef {import("./format.js").Result} Result
 * @typedef {import("./format.js").Entry} Entry
 */
import { actions, button, details, form, h, h2, h3, hint, lead, link, panel, para, rich, send, strong, table } from "./dom.js";
import { formOf, questions } from "./format.js";
import { pictures, track } from "./picture.js";
import { keysOf, placed } from "./likelihood.js";
import { score } from "./score.js";
import { sharing } from "./share.js";
import { aims } from "./start.js";

/** The responses, seen against another level or industry where the reader asked for it. @param {App} app @returns {Responses} */
export const seen = (app) => ({ .../** @type {Responses} */ (app.store.state.current), ...app.fit });

/** @param {App} app */
export function result(app) {
  const { bundle, store, t } = app;
  const { current } = store.state;
  if (!current) return "start";
  if (!current.finished) return "review";
  const person = seen(app);
  const found = score(bundle, person);
  app.say(t("result-ready"));
  return [
    h2(t("result-title")),
    ...report(app, person, found, actions(link(t("plan-title"), "#/plan", "sa-button sa-main"),
      link(t("review-change"), "#/review", "sa-button"), button(t("print"), () => print()))),
    h("details", { class: "sa-fold sa-screen", open: Boolean(app.fit) }, h("summary", {}, t("fit-title")), fitting(app, person, current)),
    answersFold(app, person),
    weights(app, found),
    sharing(app, person, found),
    actions(bundle.forms.some(({ type }) => type === "practice") && link(t("practice-title"), "#/practice"),
      link(t("talk-title"), "#/talk"), link(t("data-title"), "#/data"), link(t("history-title"), "#/history"), link(t("again"), "#/start")),
  ];
}

/**
 * What can be said of these responses.
 * @param {App} app @param {Responses} person @param {Result} found @param {import("./dom.js").Child} ways what stands below the next steps
 */
export function report(app, person, found, ways = null) {
  const { bundle, t } = app;
  const form = formOf(bundle, person.form);
  const aside = found.unscored.filter(({ kind, reason }) => kind !== "skill" && reason === "unknown").length;
  const some = Object.values(found.families).some(({ enough }) => enough);
  return [
    measured(app, person),
    person.schema < bundle.schema ? panel(t("method-changed")) : person.bank !== bundle.bank && panel(t("other-bank")),
    faulty(app, person, found),
    aside > 0 && para(t("kept-aside", { count: aside })),
    ...(guessing(found) ? [guessed(app, found), ways] : !some ? [panel(t("next-unknown")), ways] : [
      verdicts(app, found),
      h3(t("next-title")),
      steps(app, found),
      ways,
      ...groups(app, found),
      h3(t("calibration-title")),
      found.calibration.length ? h("ul", {}, found.calibration.map(({ family, answers }) => h("li", {},
        t(answers === "lower" ? "answers-lower" : "answers-higher", { family: familyName(app, family) }))))
        : para(t("calibration-none")),
      found.flat && panel(t("flat")),
      ...(form.report === "skills" ? skillFolds(app, found) : []),
      reading(app, found),
    ]),
  ];
}

/** The verdicts with the families that have each, what lies below first. @param {App} app @param {Result} found */
function verdicts(app, { families, overall }) {
  const { bundle, t, words } = app;
  const list = new Intl.ListFormat(bundle.locale);
  const whole = words.range(overall);
  return [h("dl", { class: "sa-verdicts" }, ORDER.map((verdict) => {
    const named = bundle.families.filter(({ id }) => families[id]?.verdict === verdict).map(({ name }) => name);
    return named.length > 0 && h("div", {}, h("dt", { class: `sa-verdict sa-${verdict}` }, t(verdict)), h("dd", {}, list.format(named)));
  })), whole && para(t("overall"), ": ", strong(whole.text), " ", hint(whole.names))];
}

const ORDER = ["below", "too-close", "at-or-above", "too-short"];

/** @param {string} title @param {string} look @param {import("./dom.js").Child[]} children */
const folded = (title, look, ...children) => h("details", { class: `sa-fold ${look}` }, h("summary", {}, title), ...children);

/** How the numbers come about and what they are for. @param {App} app @param {Result} found */
export const reading = (app, { next }) => folded(app.t("reading-title"), "sa-screen", para(app.t("result-lead")),
  para(app.t("calibration-lead")), next.length > 0 && para(app.t("next-lead")), para(app.t("levels-note")), para(app.t("method-note")));

/** Whether there are answers enough for numbers, but none that differ from guessing. @param {Result} found */
const guessing = ({ families, gate }) => !gate.passed && Object.values(families).some(({ enough }) => enough);

/** @param {App} app @param {Pick<Result, "gate">} found */
export const guessed = ({ t, words }, { gate }) => panel(t("gate", { most: words.levelName(gate.most) }));

/** What the responses are measured against. @param {App} app @param {Responses} person */
function measured({ bundle, t, words }, person) {
  return lead(t("measured", {
    form: formOf(bundle, person.form).name,
    level: bundle.seniority.find(({ id }) => id === person.seniority)?.name ?? "",
    industry: bundle.industries.find(({ id }) => id === person.industry)?.name ?? t("industry-neutral"),
    date: words.date(person.finished ?? person.started),
  }));
}

/** @param {App} app @param {string} id */
const familyName = ({ bundle }, id) => bundle.families.find((family) => family.id === id)?.name ?? id;

/** Families and the whole: the table, then the same as a picture. @param {App} app @param {Pick<Result, "families"|"overall">} found */
export function groups(app, { families, overall }) {
  const { bundle, t } = app;
  const rows = bundle.families.map(({ id, name }, at) => ({ name, entry: families[id], hue: at + 1 })).filter(({ entry }) => entry);
  return [
    table(t("families-caption"), heads(app, t("family")), [...rows,
      { name: t("overall"), entry: overall, hue: 0 }].map((row) => cells(app, row.name, row))),
    folded(t("picture-title"), "sa-picture sa-screen", pictures(app, rows)),
  ];
}

/** @param {App} app @param {string} first */
const heads = ({ t }, first) => [first, t("head-range"), t("head-target"), t("head-verdict"), t("head-claimed"), t("head-answers")];

/** @param {App} app @param {import("./dom.js").Child} name @param {import("./picture.js").Row} row @returns {import("./dom.js").Child[]} */
function cells(app, name, row) {
  const { bundle, t, words } = app;
  const { entry } = row;
  const range = words.range(entry);
  return [
    h("span", { class: `sa-name sa-f${row.hue}` }, /** @type {string} */ (name)),
    range ? [strong(range.text), hint(range.names), track(app, row)]
      : t("too-little", { count: bundle.model.family_items }),
    entry.target === null ? t("nothing") : words.number(words.round(entry.target)),
    h("span", { class: `sa-verdict sa-${entry.verdict}` }, t(entry.verdict)),
    entry.claimed === null ? t("nothing") : words.level(entry.claimed),
    words.number(entry.n),
  ];
}

/** A fold for each family with its skills. @param {App} app @param {Result} found */
function skillFolds(app, found) {
  const { bundle, t } = app;
  return [h3(t("skills-heading")), para(t("skills-coarse")), ...bundle.families.map(({ name, skills }, at) => {
    const scored = skills.filter((id) => found.skills[id]);
    const below = scored.filter((id) => found.skills[id].verdict === "below").length;
    return scored.length > 0 && folded(t("skills-family", { family: name, count: scored.length, below }), "sa-skills",
      table(name, heads(app, t("skill")), scored.map((id) =>
        cells(app, link(bundle.skills[id].name, bundle.skills[id].url), { name: "", entry: found.skills[id], hue: at + 1 }))));
  })];
}

/**
 * Responses that cannot be scored are an error to see, never a silent 0.
 * @param {App} app @param {Responses} person @param {Result} found
 */
function faulty({ bundle, t }, person, found) {
  const faults = found.unscored.filter(({ reason }) => reason !== "unknown" && reason !== "left-out");
  if (!faults.length) return null;
  const asked = questions(bundle, person);
  return h("div", { class: "sa-errors" }, h3(t("unscored-title", { count: faults.length })), h("ul", {}, faults.map(({ id, kind }) => {
    const number = asked.findIndex((question) => question.id === id && Boolean(question.item) === (kind === "item")) + 1;
    return h("li", {}, number ? link(t("review-link", { number, skill: bundle.skills[asked[number - 1].skill].name }),
      `#/question/${number}/review`) : id);
  })));
}

/** Skills to plan for, the most urgent first: about four. @param {App} app @param {Result} found */
export function gaps({ bundle }, found) {
  /** @type {string[]} */
  const skills = [];
  for (const group of found.next) {
    if (skills.length >= 4) break;
    for (const id of group) {
      const family = bundle.families.find((entry) => entry.id === id);
      if (!family) skills.push(id);
      else skills.push(...family.skills.filter((skill) => found.weights[skill]).sort((a,
        b) => found.weights[b] - found.weights[a]).slice(0, 2));
    }
  }
  return skills;
}

const FIRST = 3;

/** The first steps, and the whole order behind a fold. @param {App} app @param {Result} found */
function steps(app, found) {
  const { bundle, t, words } = app;
  const order = found.next;
  if (!order.length) return para(t("next-none"));
  /** @param {string} id */
  const step = (id) => {
    const { estimate, target } = found.skills[id] ?? found.families[id];
    const values = { estimate: words.round(Number(estimate)), target: words.round(Number(target)) };
    const name = bundle.skills[id] ? link(bundle.skills[id].name, bundle.skills[id].url) : strong(familyName(app, id));
    return [name, " ", hint(t("next-gap", values))];
  };
  const all = order.flat();
  return [h("ol", { class: "sa-steps" }, all.slice(0, FIRST).map((id) => h("li", {}, step(id)))),
    all.length > FIRST && folded(t("next-all", { count: all.length }), "sa-screen", h("ol", {}, order.map((group) => h("li", {},
      group.length > 1 && para(t("next-tied", { count: group.length })), group.map((id) => para(step(id)))))))];
}

/** The answers behind a fold, with a button that prints them and nothing else. @param {App} app @param {Responses} person */
const answersFold = (app, person) => h("details", { class: "sa-fold sa-screen sa-all-answers" }, h("summary", {}, app.t("answers-title")),
  ...answers(app, person).slice(1), actions(button(app.t("answers-print"), () => alone(".sa-all-answers"))));

/** Prints one part of the page alone. @param {string} part selector */
function alone(part) {
  const page = /** @type {Element} */ (document.querySelector(part)?.closest(".sa-app"));
  page.classList.add("sa-alone");
  print();
  page.classList.remove("sa-alone");
}

/** Every answer by family, with the key and the reasons. @param {App} app @param {Responses} person */
export function answers(app, person) {
  const { bundle, t } = app;
  const asked = questions(bundle, person).map((question, at) => ({ ...question, number: at + 1 })).filter(({ answered }) => answered);
  const names = new Map(bundle.scale.map(({ level, name }) => [level, t("level-name", { level, name })]));
  return [
    h3(t("answers-title")),
    para(t("answers-lead")),
    ...bundle.families.map((family) => {
      const own = asked.filter(({ skill }) => bundle.skills[skill].family === family.id);
      return own.length > 0 && details(t("answers-family", { family: family.name, count: own.length }),
        h("div", { class: "sa-answers" }, own.map(({ id, skill, item, number }) => {
        if (item) return answer(app, item, person.answers[id], number);
        const rating = person.ratings[id];
        return para(t("rating-line", { skill: bundle.skills[skill].name,
          answer: typeof rating === "string" ? t(rating === "none" ? "rating-none" : "rating-not-mine") : names.get(rating) ?? "" }));
      })));
    }),
  ];
}

/** @param {App} app @param {import("./weights.js").Item} item @param {import("./weights.js").Answer} given @param {number} number */
function answer(app, item, given, number) {
  const { bundle, t } = app;
  let mark = "answer-unscored";
  try {
    const points = placed(item, given, app.bundle.model.size).score;
    mark = given.unknown ? "answer-unknown" : points === 1 ? "answer-keyed" : points ? "answer-partly" : "answer-other";
  } catch {
    // said as "cannot be scored", and on top of the result
  }
  return details([t("review-link", { number, skill: bundle.skills[item.skill].name }), " ", h("span", { class: "sa-tag" }, t(mark))],
    explained(app, item, given));
}

/** An item with its key, the reasons and the passage. @param {App} app @param {import("./weights.js").Item} item @param {import("./weights.js").Answer} answer */
export function explained({ t }, item, answer) {
  const keys = keysOf(item);
  const most = Math.max(...item.options.map((option) => Number(option.effectiveness)));
  const options = item.options.map((option) => {
    const { id, effectiveness } = option;
    const keyed = keys.includes(id);
    const tags = [
      (answer.best === id || answer.picks?.includes(id)) && t("tag-chosen"),
      answer.worst === id && t("tag-worst"),
      keyed && t("tag-keyed"),
      effectiveness !== undefined && t("tag-worth", { value: effectiveness, most }),
    ];
    return h("li", { class: keyed ? "sa-keyed" : "" }, h("div", {}, rich(option.text)),
      h("div", {}, tags.map((tag) => tag && h("span", { class: "sa-tag" }, tag))), h("div", { class: "sa-hint" }, rich(option.rationale)));
  });
  return [h("div", { class: "sa-stem" }, rich(item.stem)), h("ul", { class: "sa-options" }, options),
    para(t("passage"), " ", link(item.passage.title, item.passage.url))];
}

/** @param {App} app @param {Result} found */
function weights({ bundle, t, words }, found) {
  const order = Object.entries(found.weights).sort(([, a], [, b]) => b - a);
  return folded(t("weights-title"), "sa-screen", para(t("weights-lead", { coverage: words.percent(found.coverage) })),
    table(t("weights-caption"), [t("skill"), t("head-weight")],
      order.map(([id, share]) => [bundle.skills[id].name, words.percent(share)])));
}

/** "What if": the same answers against another level or industry. @param {App} app @param {Responses} person @param {Responses} own */
function fitting(app, person, own) {
  const { t } = app;
  /** @param {FormData} given */
  const submit = (given) => {
    app.fit = { industry: String(given.get("industry")) || null, seniority: String(given.get("seniority")) };
    app.show(true);
  };
  const other = person.industry !== own.industry || person.seniority !== own.seniority;
  return form(submit, para(t("fit-lead")), aims(app, person), actions(
    send(t("fit-show"), ""),
    other && button(t("fit-own"), () => {
      app.fit = null;
      app.show(true);
    })));
}
