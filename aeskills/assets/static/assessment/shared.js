// @ts-check
/**
 * Somebody else's result, in the third person: from a link, or a copy kept among the earlier attempts. One's own answers stay as they are.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Responses} Responses
 */
import { found as kept, isOwn, originOf, whoseOf } from "./attempt.js";
import { actions, button, complain, field, form, h, h2, lead, link, note, panel, para, send, table } from "./dom.js";
import { formOf } from "./format.js";
import { aim, marks, takeOver } from "./history.js";
import { forget, remember } from "./lately.js";
import { attempts, attempt } from "./responses.js";
import { answers, groups, guessed, report } from "./result.js";
import { score } from "./score.js";
import { opened } from "./share.js";

/** Messages that speak to the reader of their own answers → the same about somebody else. @type {Record<string, string>} */
const THEIRS = {
  "result-lead": "result-lead-theirs", "families-caption": "families-caption-theirs",
  "head-claimed": "head-claimed-theirs", "calibration-title": "calibration-title-theirs", "answers-lower": "answers-lower-theirs",
  "answers-higher": "answers-higher-theirs", gate: "gate-theirs", flat: "flat-theirs", "next-title": "next-title-theirs",
  "next-none": "next-none-theirs", "next-unknown": "next-unknown-theirs",
  "answers-title": "answers-title-theirs", "answer-unknown": "answer-unknown-theirs", "tag-chosen": "tag-chosen-theirs",
  "tag-worst": "tag-worst-theirs", "unscored-title": "unscored-title-theirs", "kept-aside": "kept-aside-theirs",
  "method-changed": "method-changed-theirs",
  measured: "measured-theirs", "rating-not-mine": "rating-not-mine-theirs",
};

/** The application that speaks of somebody else. @param {App} app @returns {App} */
export const theirs = (app) => ({ ...app, t: (key, values) => app.t(THEIRS[key] ?? key, values) });

/** Form, date, level and industry of the numbers. @param {App} app @param {Responses} person */
export const measured = ({ bundle, t, words }, person) => lead(t("measured", {
  form: formOf(bundle, person.form).name, date: words.date(person.finished ?? person.started), ...aim(bundle, t, person),
}));

/** Everything that can be said of somebody's answers. @param {App} app @param {Responses} person */
const whole = (app, person) => [...report(theirs(app), person, score(app.bundle, person)), ...answers(theirs(app), person)];

/** @param {App} app */
export function shared(app) {
  const { bundle, store, t, scope } = app;
  const given = opened(bundle, location.href);
  if (!("person" in given)) return unread(app, given.fault);
  const { person, found, old, code = "" } = given;
  remember(scope, code);
  const address = `#s=${code}`;
  if (location.hash !== address || location.search) globalThis.history.replaceState(globalThis.history.state, "", location.pathname + address);
  const rating = whoseOf(person) === "mentor";
  // A rating that was made in this very browser can still be put beside the result: one computer may serve both.
  const known = attempts(store.state).some((entry) => attempt(entry) === attempt(person) && !(rating && originOf(entry) === "mine"));
  /** @param {string} text @param {import("./attempt.js").Whose} whose */
  const keep = (text, whose) => button(t(text), () => takeOver(app, person, "link", whose));
  return [
    h2(t(rating ? "rating-title" : "shared-title")),
    panel(t(found ? "shared-families" : rating ? "shared-rating" : "shared-raw")),
    old && found && panel(t("shared-old")),
    ...(rating ? [measured(theirs(app), person), ratings(app, person)]
      : !found ? whole(app, person)
      : [measured(theirs(app), person), ...(found.gate.passed ? [...groups(theirs(app), found), para(theirs(app).t("result-lead"))] : [guessed(theirs(app), found)])]),
    note(t("purpose")),
    actions(
      button(t("print"), () => print()),
      !found && !known && (rating ? keep("rating-keep", "mentor") : keep("shared-keep", "colleague")),
      !found && !known && !rating && keep("shared-keep-own", "self"),
      known && link(t("history-title"), "#/history"),
      button(t("shared-close"), () => {
        forget(scope);
        app.go("start");
      })),
  ];
}

/** What a mentor has chosen and noted. @param {App} app @param {Responses} person */
function ratings({ bundle, t, words }, person) {
  const rated = bundle.families.flatMap(({ skills }) => skills).filter((skill) => Object.hasOwn(person.ratings, skill));
  return table(t("history-rating", { count: rated.length }), [t("skill"), t("talk-mentor"), t("mentor-note")], rated.map((skill) => {
    const rating = person.ratings[skill];
    return [bundle.skills[skill].name, typeof rating === "number" ? words.level(rating) : t("mentor-unseen"), person.notes?.[skill] ?? ""];
  }));
}

/** A link that cannot be read, and a place for what is left of it. @param {App} app @param {string} fault */
function unread(app, fault) {
  const { bundle, t } = app;
  const text = /** @type {HTMLTextAreaElement} */ (h("textarea", { id: "message", rows: 5, "aria-describedby": "message-hint" }));
  const sheet = form(() => {
    const found = opened(bundle, text.value);
    if (found.fault === "" && found.code) location.hash = `s=${found.code}`;
    else complain(sheet, t("errors-title"), [["message", t(found.fault)]]);
  }, field("message", t("shared-paste"), text), note(h("span", { id: "message-hint" }, t("shared-paste-hint"))), actions(send(t("shared-open"))));
  return [h2(t("shared-title")), panel(para(t(fault))), sheet, actions(link(t("start-title"), "#/start"))];
}

/** A copy that was kept. @param {App} app @param {string[]} mark in its parts */
export function copy(app, ...mark) {
  const { store, t } = app;
  const person = kept(store.state, mark.join("/"));
  if (!person || isOwn(person)) return "history";
  return [h2(t("shared-title")), para(...marks(app, person)), ...whole(app, person), note(t("purpose")),
    actions(button(t("print"), () => print()), link(t("history-title"), "#/history"))];
}
