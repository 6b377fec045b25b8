// @ts-check
/**
 * A sheet for a conversation between two people: the result, both ratings, three topics, what is agreed, lines to write. One or two
 * printed pages; about one person only, with one mentor's rating at most.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Responses} Responses
 * @typedef {import("./format.js").Result} Result
 * @typedef {import("./pair.js").Pair} Pair
 */
import { actions, button, details, h, h2, h3, hint, lead, link, note, para, strong, table } from "./dom.js";
import { addressField } from "./handover.js";
import { aimAddress } from "./mentor.js";
import { leastApart, pairs, ratingOf, topics } from "./pair.js";
import { gaps, guessed, seen } from "./result.js";
import { score } from "./score.js";
import { measured } from "./shared.js";

/** @param {App} app */
export function talk(app) {
  const { bundle, store, t, words } = app;
  const { current, history } = store.state;
  if (!current?.finished) return [h2(t("talk-title")), lead(t("talk-none")), actions(link(t("start-title"), "#/start"))];
  const person = seen(app);
  const found = score(bundle, person);
  const rating = ratingOf(history);
  const both = rating ? pairs(bundle, person, rating) : [];
  const chosen = topics(both, found.weights, found.gate.passed ? gaps(app, found) : []);
  const notes = Object.entries(rating?.notes ?? {}).filter(([skill]) => bundle.skills[skill]);
  return [
    h2(t("talk-title")),
    measured(app, person),
    rating && para(t("talk-rated", { date: words.date(rating.finished ?? rating.started) })),
    note(t("talk-rules"), " ", t("purpose")),
    actions(button(t("print"), () => print(), "sa-main"), link(t("see-result"), "#/result"), link(t("history-title"), "#/history")),
    !rating && ask(app, person),
    h("div", { class: "sa-sheet" },
      h3(t("talk-result")),
      found.gate.passed ? families(app, person, rating, found) : guessed(app, found),
      rating && compared(app, person, rating),
      h3(t("talk-topics")),
      h("ol", {}, [0, 1, 2].map((at) => topic(app, chosen[at], both, found, rating))),
      rating && ratings(app, both),
      h3(t("talk-agreed")),
      agreed(app)),
    notes.length > 0 && h("div", { class: "sa-controls" }, details(t("talk-notes"), h("dl", {}, notes.map(([skill, text]) =>
      h("div", {}, h("dt", {}, bundle.skills[skill].name), h("dd", {}, text)))))),
  ];
}

/** How a mentor's rating comes here. @param {App} app @param {Responses} person */
const ask = (app, person) => h("div", { class: "sa-controls" }, h3(app.t("talk-ask")), para(app.t("talk-ask-lead")),
  addressField(app, "ask", app.t("talk-ask-link"), `${location.origin}${location.pathname}#/mentor/${aimAddress(person)}`),
  para(app.t("talk-ask-back"), " ", link(app.t("import-title"), "#/data")));

/** A level of one skill, or the mean of several. @param {App} app @param {number|null} value */
const level = ({ t, words }, value) => (value === null ? t("nothing") : words.level(value));

/** @param {App} app @param {Responses} person @param {Responses|undefined} rating @param {Result} found */
function families(app, person, rating, found) {
  const { bundle, t, words } = app;
  // A mentor's rating weighs as the self-rating does.
  const theirs = rating && score(bundle, { ...person, ratings: rating.ratings });
  const rows = [...bundle.families, { id: "", name: t("overall") }].filter(({ id }) => !id || found.families[id]);
  return table(t("talk-families"), [t("family"), t("head-range"), t("head-target"), t("head-verdict"), t("talk-own"),
    ...(theirs ? [t("talk-mentor")] : [])], rows.map(({ id, name }) => {
    const entry = id ? found.families[id] : found.overall;
    const range = words.range(entry);
    return [name, range ? range.text : t("history-little"), entry.target === null ? t("nothing") : words.number(words.round(entry.target)),
      t(entry.verdict), level(app, entry.claimed),
      ...(theirs ? [level(app, (id ? theirs.families[id] : theirs.overall)?.claimed ?? null)] : [])];
  }));
}

/** Where the answers differ from the mentor's rating by more than their uncertainty. @param {App} app @param {Responses} person @param {Responses} rating */
function compared({ bundle, t }, person, rating) {
  const { calibration } = score(bundle, { ...person, ratings: rating.ratings });
  if (!calibration.length) return para(t("talk-same"));
  return h("ul", {}, calibration.map(({ family, answers }) => h("li", {}, t(answers === "lower" ? "talk-lower" : "talk-higher",
    { family: bundle.families.find(({ id }) => id === family)?.name ?? family }))));
}

/** @param {App} app @param {Pair[]} both */
function ratings(app, both) {
  const { bundle, t } = app;
  return [h3(t("talk-ratings")), note(t("talk-apart", { count: leastApart(bundle.model) })),
    table(t("talk-ratings-caption"), [t("skill"), t("talk-own"), t("talk-mentor"), t("talk-difference")], both.map(({ skill, own, mentor, apart }) =>
      [bundle.skills[skill].name, level(app, own), level(app, mentor), apart ? strong(t("talk-differs")) : t("nothing")]))];
}

/** A topic with room to write; an empty one is theirs to choose. @param {App} app @param {string|undefined} skill @param {Pair[]} both @param {Result} found @param {Responses|undefined} rating */
function topic(app, skill, both, found, rating) {
  const { bundle, t, words } = app;
  const lines = h("div", { class: "sa-lines", "aria-hidden": "true" });
  if (!skill) return h("li", {}, t("talk-own-topic"), lines);
  const pair = both.find((entry) => entry.skill === skill);
  const entry = found.skills[skill] ?? found.families[bundle.skills[skill].family];
  const told = pair?.apart ? t("talk-both", { own: level(app, pair.own), mentor: level(app, pair.mentor) })
    : entry?.estimate != null && entry.target !== null
      ? t("next-gap", { estimate: words.round(entry.estimate), target: words.round(entry.target) }) : "";
  const said = rating?.notes?.[skill];
  return h("li", {}, strong(bundle.skills[skill].name), " ", hint(told), said ? h("blockquote", {}, said) : null, lines);
}

/** @param {App} app */
function agreed({ t }) {
  const empty = () => h("span", { class: "sa-cell" });
  return [table(t("talk-agreed-caption"), [t("talk-step"), t("talk-when"), t("talk-seen")], ["1", "2", "3"].map((number) =>
    [number, empty(), empty()])), para(t("talk-next"), h("span", { class: "sa-lines" }))];
}
