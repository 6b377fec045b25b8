// @ts-check
/** Earlier attempts, and what has changed since: only between responses to the same bank. @typedef {import("./main.js").App} App */
import { actions, button, h, h2, lead, link, note, panel, para, table } from "./dom.js";
import { formOf } from "./format.js";
import { attempt, attempts } from "./responses.js";
import { changes } from "./change.js";
import { score } from "./score.js";
import { save, saveAside } from "./files.js";

/** Why two attempts are not compared. */
const REASONS = {
  "other-bank": "change-other-bank", "same-form": "change-same-form", "not-parallel": "change-not-parallel",
  "guessing": "change-guessing", "little": "change-little",
};

/** @param {App} app */
export function history(app) {
  const { bundle, store, t, words } = app;
  const { current, aside } = store.state;
  const all = attempts(store.state).sort((a, b) => (a.started < b.started ? 1 : -1));

  /** @param {import("./format.js").Responses} entry */
  const row = (entry) => {
    const mine = attempt(entry) === attempt(current);
    return [
      words.date(entry.started),
      formOf(bundle, entry.form).name,
      !entry.finished ? t("history-open") : words.range(score(bundle, entry).overall)?.text ?? t("history-little"),
      mine ? t("history-current") : change(app, entry),
      actions(
        !mine && button(t("history-use"), () => {
          store.begin(entry);
          app.fit = null;
          app.go(entry.finished ? "result" : "review");
        }),
        button(t("save-file"), () => save(app, entry))),
    ];
  };

  return [
    h2(t("history-title")),
    lead(all.length ? t("history-lead") : t("history-none")),
    all.length > 0 && table(t("history-caption"), [t("head-started"), t("head-form"), t("head-overall"), t("head-change"),
      t("head-actions")], all.map(row)),
    aside.length > 0 && panel(para(t("history-aside", { count: aside.length })), actions(button(t("save-aside"), () => saveAside(app)))),
    actions(link(t("again"), "#/start"), link(t("data-title"), "#/data")),
  ];
}

/** The present attempt against an earlier one, in words. @param {App} app @param {import("./format.js").Responses} entry */
function change({ bundle, store, t, words }, entry) {
  const { current } = store.state;
  if (!current?.finished || !entry.finished) return t("nothing");
  const [first, last] = entry.finished < current.finished ? [entry, current] : [current, entry];
  const found = changes(bundle, first, last);
  if (found.reason) return t(REASONS[found.reason]);
  const rows = [{ name: t("overall"), entry: found.overall },
    ...bundle.families.map(({ id, name }) => ({ name, entry: found.families[id] }))];
  const told = rows.filter(({ entry }) => entry?.told);
  const least = [...new Set(rows.flatMap(({ entry }) => entry?.least ?? []))];
  return [
    told.length > 0 ? h("ul", {}, told.map(({ name, entry }) => h("li", {}, t(Number(entry?.difference) > 0 ? "change-up" : "change-down",
      { name, points: words.round(Math.abs(Number(entry?.difference))) })))) : least.length > 0 && para(t("change-none")),
    least.length > 0 && note(t("change-least", { least: Math.max(...least) })),
    found.short.length > 0 && note(t("change-short", { names: words.list([...found.short].map((id) =>
      bundle.families.find((family) => family.id === id)?.name ?? t("overall"))) })),
  ];
}
