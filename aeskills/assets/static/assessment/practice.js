// @ts-check
/**
 * Practice: items that were missed, again and at once with the reasons. Nothing of it is kept or scored.
 *
 * @typedef {import("./main.js").App} App
 */
import { actions, complain, form, h, h2, hint, lead, link, note, panel, para, send } from "./dom.js";
import { placed } from "./likelihood.js";
import { asking, chosen } from "./question.js";
import { attempts } from "./responses.js";
import { explained } from "./result.js";

/** Ids of the items that some attempt answered otherwise than keyed, in the bank's order. @param {App} app */
function missed({ bundle, store }) {
  const all = attempts(store.state);
  return Object.keys(bundle.items).filter((id) => all.some(({ answers }) => {
    try {
      return Object.hasOwn(answers, id) && placed(bundle.items[id], answers[id], bundle.model.size).score < 1;
    } catch {
      return false;
    }
  }));
}

/** @param {App} app @param {string} [number] */
export function practice(app, number = "1") {
  const { bundle, t } = app;
  const ids = missed(app);
  const at = Number(number) - 1;
  const id = ids[at];
  const back = link(t("see-result"), "#/result");
  if (!id) return [h2(t("practice-title")), lead(t(ids.length ? "practice-end" : "practice-none")), actions(back)];
  const item = bundle.items[id];
  const { name, url } = bundle.skills[item.skill];
  const next = link(t("next"), `#/practice/${at + 2}`, "sa-button sa-main");
  const sheet = form((given) => {
    const { answer, fault } = chosen({ id, skill: item.skill, item, answered: false }, given);
    if (answer === undefined) return complain(sheet, t("errors-title"), [["answer", t(fault ?? "no-choice")]]);
    const reasons = panel(h("h3", { tabindex: -1 }, t("practice-reasons")),
      explained(app, item, /** @type {import("./weights.js").Answer} */ (answer)), actions(next, back));
    sheet.replaceWith(reasons);
    reasons.querySelector("h3")?.focus();
  }, asking(app, id, item, { answers: {}, seed: at }), actions(send(t("practice-look")), back));
  return [
    h2(t("practice-title")),
    note(t("practice-lead", { number: at + 1, count: ids.length })),
    para(link(name, url), " ", hint(t("level-name", { level: item.level, name: app.words.levelName(item.level) }))),
    sheet,
  ];
}
