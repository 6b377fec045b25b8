// @ts-check
/**
 * Earlier attempts: a line each, what has changed since only where the model allows it, each removable alone. Those of others are marked
 * and never compared.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Responses} Responses
 */
import { found, isOwn, marked, originOf, remove, shown, whoseOf } from "./attempt.js";
import { actions, button, fieldset, h, h2, hint, lead, link, note, panel, para, table } from "./dom.js";
import { formOf } from "./format.js";
import { track } from "./picture.js";
import { attempt } from "./responses.js";
import { changes } from "./change.js";
import { score } from "./score.js";
import { save, saveAside } from "./files.js";

/** Why two attempts are not compared. */
const REASONS = {
  "other-bank": "change-other-bank", "same-form": "change-same-form", "not-parallel": "change-not-parallel",
  "guessing": "change-guessing", "little": "change-little",
};

/** What is said of an attempt that somebody else made, or of where a copy came from. */
const MARKS = { self: "", colleague: "mark-colleague", mentor: "mark-mentor", mine: "", link: "mark-link", file: "mark-file" };

/** Marks of an attempt as small labels. @param {App} app @param {Responses} entry */
export function marks({ t }, entry) {
  const whose = entry.whose === "mentor" && originOf(entry) === "mine" ? "mark-about" : MARKS[whoseOf(entry)];
  return [whose, MARKS[originOf(entry)]].filter(Boolean).map((key) => h("span", { class: "sa-tag" }, t(key)));
}

/**
 * Names of the level and industry that an attempt aims at.
 * @param {import("./format.js").Bundle} bundle @param {App["t"]} t @param {Responses} entry
 */
export const aim = (bundle, t, { seniority, industry }) => ({
  level: bundle.seniority.find(({ id }) => id === seniority)?.name ?? "",
  industry: bundle.industries.find(({ id }) => id === industry)?.name ?? t("industry-neutral"),
});

/** @param {App} app */
export function history(app) {
  const { bundle, store, t, words } = app;
  const { current, aside } = store.state;
  const all = shown(store.state);
  const confirm = h("div", {});

  /** @param {Responses} entry */
  const told = (entry) => {
    if (entry.whose === "mentor") return t("history-rating", { count: Object.keys(entry.ratings).length });
    if (!entry.finished) return t("history-open");
    const { overall } = score(bundle, entry);
    const range = words.range(overall);
    return range ? [range.text, track(app, { name: "", entry: overall, hue: 0 })] : t("history-little");
  };

  /** @param {Responses} entry */
  const ask = (entry) => {
    confirm.replaceChildren(fieldset("remove", t("remove-sure", { form: formOf(bundle, entry.form).name, date: words.date(entry.started) }),
      actions(button(t("remove-yes"), () => {
        store.change((state) => remove(state, String(attempt(entry))));
        app.show(true);
        app.say(t("remove-done"));
      }, "sa-warn"), button(t("remove-no"), () => confirm.replaceChildren()))));
    confirm.querySelector("button")?.focus();
  };

  /** @param {Responses} entry */
  const row = (entry) => {
    const present = attempt(entry) === attempt(current);
    return [
      [words.date(entry.started), " ", ...marks(app, entry)],
      [formOf(bundle, entry.form).name, hint(t("aimed", aim(bundle, t, entry)))],
      told(entry),
      present ? t("history-current") : isOwn(entry) ? change(app, entry) : t("change-foreign"),
      actions(
        !present && isOwn(entry) && button(t("history-use"), () => {
          store.begin(entry);
          app.fit = null;
          app.go(entry.finished ? "result" : "review");
        }),
        !isOwn(entry) && link(t("history-look"), lookAt(entry)),
        button(t(isOwn(entry) ? "save-file" : "mentor-file"), () => save(app, entry)),
        button(t("remove-one"), () => ask(entry))),
    ];
  };

  return [
    h2(t("history-title")),
    lead(all.length ? t("history-lead") : t("history-none")),
    all.length > 0 && table(t("history-caption"), [t("head-started"), t("head-form"), t("head-overall"), t("head-change"),
      t("head-actions")], all.map(row)),
    confirm,
    aside.length > 0 && panel(para(t("history-aside", { count: aside.length })), actions(button(t("save-aside"), () => saveAside(app)))),
    actions(link(t("again"), "#/start"), link(t("talk-title"), "#/talk"), link(t("data-title"), "#/data")),
  ];
}

/** @param {Responses} entry */
function lookAt(entry) {
  if (entry.whose !== "mentor") return `#/kept/${attempt(entry)}`;
  return originOf(entry) === "mine" ? "#/mentor" : "#/talk";
}

/**
 * Takes a copy of an attempt over: one's own becomes the present one, all others stand among the earlier.
 * @param {App} app @param {Responses} entry @param {import("./attempt.js").Origin} origin @param {import("./attempt.js").Whose} whose
 */
export function takeOver(app, entry, origin, whose) {
  const { store } = app;
  const mark = String(attempt(entry));
  const known = found(store.state, mark);
  // A copy of what was made here comes back as what it was.
  const own = known && isOwn(known) && whose === "self" ? originOf(known) : origin;
  const made = marked(entry, own, whose);
  app.fit = null;
  if (whose === "self") {
    store.begin(made);
    return app.go(made.finished ? "result" : "review");
  }
  store.change((state) => {
    remove(state, mark);
    state.history.push(made);
  });
  app.go(whose === "mentor" ? "talk" : "history");
}

/** The present attempt against an earlier one, in words. @param {App} app @param {Responses} entry */
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
