// @ts-check
/**
 * The first 30, 60 and 90 days, made from the gaps: to tick off, print, and take along as Markdown or into a calendar.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Activity} Activity
 */
import { calendar, dayOf, markdown } from "./calendar.js";
import { actions, button, details, download, field, fieldset, form, h, h2, h3, hint, lead, link, note, para, pick, rich, send,
  strong } from "./dom.js";
import { formOf } from "./format.js";
import { gaps, seen } from "./result.js";
import { score } from "./score.js";

const PATHS = ["new-hire", "career-changer", "promotion"];

/** @param {App} app */
export function plan(app) {
  const { bundle, store, t, words } = app;
  const { current } = store.state;
  if (!current?.finished) return current ? "review" : "start";
  const { done, plan: { path = "new-hire", start = "" } } = store.state;
  const person = seen(app);
  const skills = gaps(app, score(bundle, person));
  const targets = bundle.seniority.find(({ id }) => id === person.seniority)?.targets ?? {};
  const list = activities(bundle.activities, skills, path, targets);
  const days = [...new Set(list.map(({ day }) => day))].sort((a, b) => a - b);
  const file = t("file-plan");

  /** @param {FormData} given */
  const submit = (given) => {
    store.change((state) => {
      state.plan = { path: String(given.get("path")), start: String(given.get("start")) };
    });
    app.show(true);
  };
  /** @param {Activity} activity */
  const entry = ({ id, skill, title, text, outcome, hours }) => h("li", {},
    h("label", { class: "sa-choice" }, h("input", { type: "checkbox", checked: done[id],
      change: (/** @type {{target: HTMLInputElement}} */ { target }) =>
      store.change((state) => {
        if (target.checked) state.done[id] = true;
        else delete state.done[id];
      }) }), h("span", {}, strong(title), hint(t("plan-hours", { skill: bundle.skills[skill].name, count: hours })))),
    details(t("plan-how"), para(rich(text)), para(strong(t("plan-outcome")), " ", rich(outcome)),
      para(link(bundle.skills[skill].name, bundle.skills[skill].url))));

  return [
    h2(t("plan-title")),
    lead(t(!skills.length ? "plan-none" : formOf(bundle, person.form).report === "skills" ? "plan-lead" : "plan-lead-families",
      { skills: words.list(skills.map((id) => bundle.skills[id].name)) })),
    skills.length > 0 && form(submit,
      fieldset("path", t("path-label"), PATHS.map((id) => pick("radio", "path", id, id === path, t(id)))),
      field("start", t("start-date"), h("span", { class: "sa-hint", id: "start-hint" }, t("start-date-hint")),
        h("input", { type: "date", id: "start", name: "start", value: start, "aria-describedby": "start-hint" })),
      actions(send(t("plan-show"), ""))),
    days.map((day) => {
      const own = list.filter((activity) => activity.day === day);
      const values = { day, date: start ? words.date(dayOf(start, day).toISOString(), "UTC") : "" };
      return [h3(t(start ? "plan-day-date" : "plan-day", values)),
        note(t("plan-sum", { count: own.reduce((sum, { hours }) => sum + hours, 0) })), h("ul", { class: "sa-plan" }, own.map(entry))];
    }).flat(),
    list.length > 0 && [note(t("plan-files")), actions(
      button(t("print"), () => print()),
      button(t("save-markdown"), () => download(`${file}.md`, "text/markdown", markdown(app, list, store.state.done, start))),
      button(t("save-calendar"), () => {
        if (start) download(`${file}.ics`, "text/calendar", calendar(app, list, start, /** @type {string} */ (current.finished)));
        else app.say(t("start-date-missing"));
      }))],
    actions(link(t("see-result"), "#/result")),
  ].flat();
}

/**
 * Activities of the skills on the reader's path, up to the level aimed at; all of a skill's where none is that low.
 * @param {Activity[]} all @param {string[]} skills @param {string} path @param {Record<string, number>} targets
 */
function activities(all, skills, path, targets) {
  return skills.flatMap((skill) => {
    const own = all.filter((activity) => activity.skill === skill && activity.paths.includes(path));
    const near = own.filter((activity) => activity.level <= targets[skill]);
    return near.length ? near : own;
  }).sort((a, b) => a.day - b.day);
}
