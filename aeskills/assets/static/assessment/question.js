// @ts-check
/**
 * One question a page. Nothing happens on change; Next, Skip and Back say what happens, and every way out keeps a whole choice.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Question} Question
 * @typedef {import("./weights.js").Item} Item
 * @typedef {import("./format.js").Responses} Responses
 * @typedef {number|"none"|"not-mine"|import("./weights.js").Answer} Answer
 */
import { actions, button, fieldset, form, h, link, note, panel, para, pick, refuse, rich, send } from "./dom.js";
import { formOf, questions, shuffled } from "./format.js";
import { nextItem } from "./adaptive.js";
import { attempt, attempts } from "./responses.js";
import { score } from "./score.js";
import { MOST } from "./weights.js";

/** Stands for "I don't know" among the picks; no id has this form. */
const UNKNOWN = "?";

/** @param {App} app @param {string} number @param {string} [from] "review" when the reader came from there and wants to return */
export function question(app, number, from) {
  const { bundle, store, t } = app;
  if (!store.state.current) return "start";
  const at = Number(number) - 1;
  const adaptive = formOf(bundle, store.state.current.form).type === "adaptive";
  if (adaptive && at === questions(bundle, store.state.current).length) extend(app);
  const current = /** @type {Responses} */ (store.state.current);
  const asked = questions(bundle, current);
  const now = asked[at];
  if (!now) return "review";
  const mark = attempt(current);
  const skill = bundle.skills[now.skill];
  const family = bundle.families.findIndex(({ id }) => id === skill.family);
  const next = from || (at + 1 === asked.length && !adaptive) ? "review" : `question/${at + 2}`;

  const sheet = form(submit,
    now.item ? asking(app, now.id, now.item, current) : rating(app, now.skill, current),
    aside(app, current, asked, at),
    h("div", { class: "sa-actions sa-move" },
      link(t("back"), at ? `#/question/${at}` : "#/start", "sa-button"),
      send(t("next"))),
    actions(
      button(t(now.answered ? "remove" : "skip"), () => {
        if (now.answered) keep(undefined);
        app.leave = null;
        app.go(next);
      }, "sa-plain"),
      link(t("review-title"), "#/review")));

  /** @param {Answer|undefined} answer */
  function keep(answer) {
    store.change((state) => {
      const mine = attempts(state).find((entry) => attempt(entry) === mark);
      if (!mine) return;
      /** @type {Record<string, Answer>} */
      const place = now.item ? mine.answers : mine.ratings;
      if (JSON.stringify(place[now.id]) === JSON.stringify(answer)) return;
      mine.finished = null;
      if (answer === undefined) delete place[now.id];
      else place[now.id] = answer;
    });
  }

  /** @param {FormData} given */
  function submit(given) {
    const { answer, fault } = chosen(now, given);
    if (answer === undefined) {
      return refuse(app, sheet, [[/worst|same/.test(fault ?? "") ? "worst" : "answer", t(fault ?? "no-choice")]]);
    }
    keep(answer);
    app.go(next);
  }

  sheet.classList.add("sa-question");
  // A whole choice is kept with the answers; half of one, in the browser's history.
  sheet.toggleAttribute("data-kept", now.answered);
  sheet.addEventListener("change", () => sheet.toggleAttribute("data-kept", chosen(now, new FormData(sheet)).answer !== undefined));

  const shown = JSON.stringify(chosen(now, new FormData(sheet)));
  app.leave = () => {
    const found = chosen(now, new FormData(sheet));
    if (found.answer !== undefined && JSON.stringify(found) !== shown) keep(found.answer);
  };

  const count = adaptive ? asked.filter(({ item }) => !item).length + MOST : asked.length;
  return [
    h("h2", { class: `sa-caption sa-f${family + 1}` },
      h("span", {}, t(adaptive ? "question-of-most" : "question-of", { number: at + 1, count })), " ",
      h("span", { class: "sa-family" }, bundle.families[family].name)),
    h("progress", { max: count, value: at, "aria-hidden": "true" }),
    sheet,
  ];
}

/** The next item of an adaptive form joins those asked, if there is one. @param {App} app */
function extend({ bundle, store }) {
  const id = nextItem(bundle, /** @type {Responses} */ (store.state.current));
  if (!id) return;
  store.change(({ current }) => {
    if (current && !current.asked?.includes(id)) current.asked = [...(current.asked ?? []), id];
  });
}

/**
 * What the form says, or the message of what is wrong with it.
 * @param {Question} now @param {FormData} given @returns {{answer?: Answer, fault?: string}}
 */
export function chosen(now, given) {
  const value = /** @type {string|null} */ (given.get("answer"));
  if (!now.item) return value === null ? {} : { answer: value === "none" || value === "not-mine" ? value : Number(value) };
  if (now.item.type === "situational") {
    const worst = /** @type {string|null} */ (given.get("worst"));
    if (value === UNKNOWN) return worst === null ? { answer: { unknown: true } } : { fault: "contradiction" };
    if (value === null) return {};
    if (worst === null) return { fault: "worst-missing" };
    return value === worst ? { fault: "same-choice" } : { answer: { best: value, worst } };
  }
  const picks = given.getAll("answer").map(String);
  if (!picks.includes(UNKNOWN)) return picks.length ? { answer: { picks: picks.sort() } } : {};
  return picks.length > 1 ? { fault: "contradiction" } : { answer: { unknown: true } };
}

/** @param {App} app @param {string} skill @param {Responses} current */
function rating({ bundle, t }, skill, { ratings }) {
  const { name, summary } = bundle.skills[skill];
  const value = ratings[skill];
  return [
    h("div", { class: "sa-stem", id: "stem" }, para(t("rating-stem", { skill: name })), note(rich(summary))),
    described(fieldset("answer", t("rating-legend"),
      bundle.scale.map((step, at) => pick("radio", "answer", String(step.level), value === step.level,
        h("strong", { class: `sa-level sa-level-${step.level}` }, t("level-name", { level: step.level, name: step.name })),
          h("span", {}, rich(bundle.anchors[skill][at])))),
      h("p", { class: "sa-or" }, t("or")),
      pick("radio", "answer", "none", value === "none", t("rating-none")),
      pick("radio", "answer", "not-mine", value === "not-mine", t("rating-not-mine")))),
  ];
}

/** @param {App} app @param {string} id @param {Item} item @param {Pick<Responses, "answers"|"seed">} current */
export function asking({ t }, id, item, { answers, seed }) {
  const answer = answers[id] ?? {};
  const options = shuffled(id, item, seed);
  const or = h("p", { class: "sa-or" }, t("or"));
  const stem = h("div", { class: "sa-stem", id: "stem" }, rich(item.stem));
  if (item.type === "situational") {
    /** @param {string} name @param {string|null|undefined} value */
    const radios = (name, value) => options.map((option) => pick("radio", name, option.id, option.id === value, rich(option.text)));
    return [stem, described(fieldset("answer", t("best-legend"), radios("answer", answer.best), or,
      pick("radio", "answer", UNKNOWN, answer.unknown === true, t("unknown")))),
    described(fieldset("worst", t("worst-legend"), radios("worst", answer.worst)))];
  }
  const several = item.options.filter((option) => option.keyed).length > 1;
  const type = several ? "checkbox" : "radio";
  return [stem, described(fieldset("answer", t(several ? "several-legend" : "single-legend"),
    several && note(t("several-hint")),
    options.map((option) => pick(type, "answer", option.id, Boolean(answer.picks?.includes(option.id)), rich(option.text))),
    or, pick(type, "answer", UNKNOWN, answer.unknown === true, t("unknown"))))];
}

/** @param {HTMLElement} group */
function described(group) {
  group.setAttribute("aria-describedby", "stem");
  return group;
}

/**
 * Where the answers so far already clear the target of the skill, its other questions may be skipped.
 * @param {App} app @param {Responses} current @param {Question[]} asked @param {number} at
 */
function aside(app, current, asked, at) {
  const { bundle, t } = app;
  const { skill, item, answered } = asked[at];
  const rest = asked.filter((question, place) => place >= at && question.skill === skill && question.item && !question.answered);
  if (!item || answered || formOf(bundle, current.form).report !== "skills" || current.asked) return null;
  const { low, target } = score(bundle, current).skills[skill];
  if (low === null || low < Number(target)) return null;
  const after = asked.findIndex((question, place) => place > at && question.skill !== skill);
  return panel(para(t("clears-target", { skill: bundle.skills[skill].name, count: rest.length })),
    link(t("clears-skip"), after < 0 ? "#/review" : `#/question/${after + 1}`));
}
