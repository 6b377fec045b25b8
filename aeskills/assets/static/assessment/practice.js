// @ts-check
/**
 * Practice: items that were missed, again over days and with the reasons at once. It is kept when an item came, and never scored; items
 * of an attempt under way are not shown.
 *
 * @typedef {import("./main.js").App} App
 */
import { actions, button, form, h, h2, hint, lead, link, note, panel, para, refuse, send } from "./dom.js";
import { isOwn } from "./attempt.js";
import { questions } from "./format.js";
import { placed } from "./likelihood.js";
import { asking, chosen } from "./question.js";
import { attempts } from "./responses.js";
import { explained } from "./result.js";
import { due, later, practisedAt } from "./spacing.js";
import { localDay } from "./written.js";

/** @param {App} app @param {string} id @param {import("./weights.js").Answer} answer */
function keyed({ bundle }, id, answer) {
  try {
    return placed(bundle.items[id], answer, bundle.model.size).score === 1;
  } catch {
    return true; // what cannot be scored was not missed
  }
}

/** Ids of the items that some finished attempt of one's own answered otherwise than keyed, in the bank's order. @param {App} app */
function missed(app) {
  const { bundle, store } = app;
  const { current } = store.state;
  const under = new Set(current && !current.finished ? questions(bundle, current).flatMap(({ id, item }) => (item ? [id] : [])) : []);
  const done = attempts(store.state).filter((entry) => entry.finished && isOwn(entry));
  return Object.keys(bundle.items).filter((id) => !under.has(id)
    && done.some(({ answers }) => Object.hasOwn(answers, id) && !keyed(app, id, answers[id])));
}

/** @param {App} app */
export function practice(app) {
  const { bundle, store, t, words } = app;
  const all = missed(app);
  const today = localDay(new Date());
  const { practised } = store.state;
  const ids = due(all, practised, today);
  const [id] = ids;
  const back = link(t("see-result"), "#/result");
  if (!id) {
    const day = later(all, practised, today);
    const said = day ? t("practice-later", { date: words.date(day, "UTC") }) : t(all.length ? "practice-learned" : "practice-none");
    return [h2(t("practice-title")), lead(said), actions(back)];
  }
  const item = bundle.items[id];
  const { name, url } = bundle.skills[item.skill];
  const sheet = form((given) => {
    const { answer, fault } = chosen({ id, skill: item.skill, item, answered: false }, given);
    if (answer === undefined) return refuse(app, sheet, [["answer", t(fault ?? "no-choice")]]);
    const picked = /** @type {import("./weights.js").Answer} */ (answer);
    store.change((state) => (state.practised[id] = practisedAt(state.practised[id], keyed(app, id, picked), today)));
    const reasons = panel(h("h3", { tabindex: -1 }, t("practice-reasons")), explained(app, item, picked),
      actions(button(t("next"), () => app.go("practice"), "sa-main"), back));
    document.title = app.title;
    sheet.replaceWith(reasons);
    reasons.querySelector("h3")?.focus();
  }, asking(app, id, item, { answers: {}, seed: Date.parse(today) / 1000 }), actions(send(t("practice-look")), back));
  return [
    h2(t("practice-title")),
    note(t("practice-lead", { count: ids.length })),
    para(link(name, url), " ", hint(t("level-name", { level: item.level, name: words.levelName(item.level) }))),
    sheet,
  ];
}
