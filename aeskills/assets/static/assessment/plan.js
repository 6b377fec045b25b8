// @ts-check
/**
 * The first 30, 60 and 90 days, made from the gaps: to tick off, print, and take along as Markdown or into a calendar. A choice is kept
 * and shown at once; ticks are those of the page of the first 90 days.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Activity} Activity
 */
import { dues, weekend } from "./days.js";
import { actions, button, fieldset, h, h2, h3, lead, link, note, para, pick, rich, strong } from "./dom.js";
import { formOf } from "./format.js";
import { gaps, seen } from "./result.js";
import { score } from "./score.js";
import { heading, takeAlong } from "./take.js";

const PATHS = ["new-hire", "career-changer", "promotion"];

/** @param {App} app */
export function plan(app) {
  const { bundle, store, t, words } = app;
  const { current } = store.state;
  if (!current?.finished) return current ? "review" : "start";
  const person = seen(app);
  const skills = gaps(app, score(bundle, person));
  if (!skills.length) return [h2(t("plan-title")), lead(t("plan-none")), actions(link(t("see-result"), "#/result"))];
  const targets = bundle.seniority.find(({ id }) => id === person.seniority)?.targets ?? {};
  const paths = PATHS.filter((path) => bundle.activities.some((activity) => activity.paths.includes(path)));
  /** @type {import("./take.js").Voice} */
  const voice = { t, date: (time) => words.date(time, "UTC"), locale: bundle.locale, scope: app.scope };
  const path = () => store.state.plan.path ?? paths[0];
  const list = () => activities(bundle.activities, skills, path(), targets);

  const progress = h("p", { role: "status", class: "sa-hint" });
  const stops = h("div", { class: "sa-stops" });
  const count = () => {
    const all = list();
    progress.textContent = t("plan-progress", { done: all.filter(({ id }) => store.state.done[id]).length, count: all.length });
  };
  const draw = () => {
    const { start = "" } = store.state.plan;
    const all = list();
    const due = start ? dues(all, start, weekend(bundle.locale)) : new Map();
    stops.replaceChildren(...[...new Set(all.map(({ day }) => day))].map((day) => {
      const own = all.filter((activity) => activity.day === day);
      return h("section", {}, h3(heading(voice)(day, start)), note(t("plan-sum", { count: own.reduce((sum, { hours }) => sum + hours, 0) })),
        h("ul", { class: "sa-plan" }, own.map((activity) => task(app, activity, due.get(activity.id), count))));
    }));
    count();
  };
  draw();

  return [
    h2(t("plan-title")),
    lead(t(formOf(bundle, person.form).report === "skills" ? "plan-lead" : "plan-lead-families",
      { skills: words.list(skills.map((id) => bundle.skills[id].name)) })),
    h("div", { class: "sa-controls", "data-kept": true },
      paths.length > 1 && fieldset("path", t("path-label"), h("div", { class: "sa-pills", change: (/** @type {any} */ { target }) => {
        store.change((state) => (state.plan = { ...state.plan, path: target.value }));
        draw();
      } }, paths.map((id) => pick("radio", "path", id, id === path(), t(id))))),
      takeAlong(voice, store.state.plan.start ?? "", (start) => {
        if (start === (store.state.plan.start ?? "")) return;
        store.change((state) => (state.plan = { ...state.plan, start }));
        draw();
      }, () => ({ list: list(), done: store.state.done, name: t("plan-title"), skill: (id) => bundle.skills[id].name,
        link: () => new URL("#/plan", location.href).href })),
      progress),
    stops,
    note(t("plan-files")),
    actions(link(t("see-result"), "#/result"), button(t("print"), () => print())),
  ];
}

/**
 * A row: the box to tick, the title, and opened what to do.
 * @param {App} app @param {Activity} activity @param {Date|undefined} due @param {() => void} ticked
 */
function task({ bundle, store, t, words }, { id, skill, title, text, outcome, hours }, due, ticked) {
  const { family, name, url } = bundle.skills[skill];
  const hue = bundle.families.findIndex((entry) => entry.id === family) + 1;
  const box = h("input", { type: "checkbox", checked: store.state.done[id], "aria-labelledby": `task-${id}`,
    change: (/** @type {{target: HTMLInputElement}} */ { target }) => {
      store.change((state) => {
        if (target.checked) state.done[id] = true;
        else delete state.done[id];
      });
      ticked();
    } });
  return h("li", { class: "sa-task" }, h("label", { class: "sa-tick" }, box), h("details", { class: "sa-as-it-stands" },
    h("summary", {}, h("span", { id: `task-${id}` }, title), h("span", { class: "sa-hint" }, h("span", { class: `sa-name sa-f${hue}` }, name), " · ",
      t("hours", { count: hours }), due && [" · ", t("plan-due", { date: words.date(due.toISOString(), "UTC") })])),
    para(rich(text)), para(strong(t("plan-outcome")), " ", rich(outcome)), para(link(name, url))));
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
