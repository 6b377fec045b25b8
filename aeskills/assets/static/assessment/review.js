// @ts-check
/** Before the result: what is still unanswered, with the way to it. @typedef {import("./main.js").App} App */
import { actions, button, h, h2, lead, link, panel, para } from "./dom.js";
import { questions } from "./format.js";
import { score } from "./score.js";

/** @param {App} app */
export function review(app) {
  const { bundle, store, t, words } = app;
  const { current } = store.state;
  if (!current) return "start";
  const asked = questions(bundle, current);
  const open = asked.map((question, at) => ({ ...question, number: at + 1 })).filter((question) => !question.answered);
  const { families } = score(bundle, current);
  const thin = bundle.families.filter(({ id }) => families[id] && !families[id].enough).map(({ name }) => name);
  return [
    h2(t("review-title")),
    lead(t("review-answered", { answered: asked.length - open.length, count: asked.length })),
    open.length > 0 && [
      para(t("review-open", { count: open.length })),
      h("ul", { class: "sa-open" }, open.map(({ number, skill }) => h("li", {},
        link(t("review-link", { number, skill: bundle.skills[skill].name }), `#/question/${number}/review`)))),
    ],
    thin.length > 0 && panel(t("review-thin", { families: words.list(thin), least: bundle.model.family_items })),
    actions(
      button(t("see-result"), () => {
        store.change((state) => {
          if (state.current) state.current.finished ??= new Date().toISOString();
        });
        app.go("result");
      }, "sa-main"),
      link(t("back"), `#/question/${asked.length}`, "sa-button")),
  ];
}
