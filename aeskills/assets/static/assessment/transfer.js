// @ts-check
/**
 * Your data: files out (JSON, CSV, everything), a file in with a preview, how long it is kept, and everything deleted.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Responses} Responses
 */
import { actions, button, complain, download, field, fieldset, form, h, h2, h3, lead, link, panel, para, pick, plain, send } from "./dom.js";
import { found as foundIn, whoseOf } from "./attempt.js";
import { formOf, questions } from "./format.js";
import { lookAtAll, MOST, opened, saveAll } from "./everything.js";
import { save, saveAside } from "./files.js";
import { takeOver } from "./history.js";
import { keeping } from "./keeping.js";
import { forget } from "./lately.js";
import { attempt, attempts, decoded, LIMIT, parse } from "./responses.js";
import { keysOf, placed } from "./likelihood.js";
import { score } from "./score.js";
import { localDay } from "./written.js";

/** What the reader's spreadsheet takes for the point and for the end of a cell. @param {string} locale */
function signs(locale) {
  const point = new Intl.NumberFormat(locale, { useGrouping: false }).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
  return { point: point === "," ? "," : ".", end: point === "," ? ";" : "," };
}

/** Cells that a spreadsheet would take for a formula get an apostrophe. @param {unknown[][]} rows @param {string} [end] of a cell */
export const csv = (rows, end = ",") => `\uFEFF${rows.map((row) => row.map((cell) => {
  const text = String(cell ?? "");
  return `"${(/^[=+\-−@\t\r]/.test(text) ? "'" : "") + text.replaceAll('"', '""')}"`;
}).join(end)).join("\r\n")}\r\n`;

const FACTS = ["form", "started", "finished", "level", "industry", "country", "purpose"];
const COLUMNS = ["kind", "id", "family", "skill", "question", "answer", "worst", "keyed", "score", "estimate", "low", "high", "target"];

/**
 * One rectangle: the facts of the attempt in every row, then what the row is about; numbers with the reader's decimal sign.
 * @param {App} app @param {Responses} current
 */
function rowsOf({ bundle, t }, current) {
  const { families, skills, overall } = score(bundle, current);
  const { point } = signs(bundle.locale);
  /** @param {number|null|undefined} value */
  const two = (value) => (value === null || value === undefined ? "" : value.toFixed(2).replace(".", point));
  const facts = [current.form, current.started, current.finished, current.seniority, current.industry, current.country, t("purpose")];
  /** @param {string} kind @param {string} id @param {string} family @param {string} skill @param {import("./format.js").Entry} entry */
  const estimated = (kind, id, family, skill, { estimate, low, high, target }) =>
    [kind, id, family, skill, "", "", "", "", "", two(estimate), two(low), two(high), two(target)];
  const rows = [
    ...questions(bundle, current).map(({ id, skill, item }) => {
      const { family, name } = bundle.skills[skill];
      const answer = current.answers[id];
      if (!item) return ["rating", id, family, skill, name, current.ratings[id], "", "", "", "", "", "", ""];
      /** @param {string[]} ids */
      const texts = (ids) => item.options.filter((option) => ids.includes(option.id)).map((option) => plain(option.text)).join(" | ");
      let points = null;
      try {
        points = answer ? placed(item, answer, bundle.model.size).score : null;
      } catch {
        // the result page names what cannot be scored; here its cell stays empty
      }
      const told = !answer ? "" : answer.unknown ? t("unknown") : texts(answer.picks ?? [answer.best ?? ""]);
      return [item.type, id, family, skill, plain(item.stem), told, answer?.worst ? texts([answer.worst]) : "", texts(keysOf(item)),
        two(points), "", "", "", ""];
    }),
    ...Object.entries(skills).map(([id, entry]) => estimated("skill", id, bundle.skills[id]?.family ?? "", id, entry)),
    ...Object.entries(families).map(([id, entry]) => estimated("family", id, id, "", entry)),
    estimated("overall", "", "", "", overall),
  ];
  return [[...FACTS, ...COLUMNS], ...rows.map((row) => [...facts, ...row])];
}

/** @param {App} app */
export function data(app) {
  const { bundle, store, t } = app;
  const { current, aside } = store.state;
  const preview = h("div", {});
  const file = /** @type {HTMLInputElement} */ (h("input", { type: "file", id: "file", accept: ".json,application/json" }));
  const sheet = form(submit, field("file", t("import-label"), file), actions(send(t("import-look"), "")), preview);
  const confirm = h("div", {});

  async function submit() {
    preview.replaceChildren();
    const [chosen] = file.files ?? [];
    if (!chosen) return complain(sheet, t("errors-title"), [["file", t("import-missing-file")]]);
    const bytes = chosen.size <= MOST ? await chosen.arrayBuffer() : null;
    const close = () => preview.replaceChildren();
    const all = bytes && opened(decoded(bytes).value, bundle);
    if (all) return show(lookAtAll(app, all, close));
    if (!bytes || chosen.size > LIMIT) return complain(sheet, t("import-refused"),
      [["file", t("import-large", { size: chosen.size, limit: LIMIT })]]);
    const { responses, faults } = parse(bytes, bundle);
    if (!responses) return complain(sheet, t("import-refused"), faults.map(([key, values]) => ["file", t(key, values)]));
    show(look(app, responses, close));
  }

  /** @param {HTMLElement|null} seen */
  function show(seen) {
    if (!seen) return complain(sheet, t("import-refused"), [["file", t("whole-nothing")]]);
    for (const old of sheet.querySelectorAll(".sa-errors, .sa-error")) old.remove();
    file.removeAttribute("aria-describedby");
    preview.replaceChildren(seen);
    preview.querySelector("h3")?.focus();
  }

  return [
    h2(t("data-title")),
    lead(t(store.trouble ? "data-where-page" : store.tabOnly ? "data-where-tab" : "data-where-browser")),
    keeping(app),
    h3(t("export-title")),
    current ? [para(t("export-lead")), actions(button(t("save-file"), () => save(app)),
      button(t("save-table"), () => download(`${t("file-answers")}-${localDay(current.started)}.csv`, "text/csv",
        csv(rowsOf(app, current), signs(bundle.locale).end))), link(t("export-schema"), "result.schema.json"))]
      : para(t("export-none")),
    h3(t("whole-title")),
    para(t("whole-lead")),
    actions(button(t("whole-save"), () => saveAll(app))),
    aside.length > 0 && panel(para(t("history-aside", { count: aside.length })), actions(button(t("save-aside"), () => saveAside(app)))),
    h3(t("import-title")),
    para(t("import-lead")),
    sheet,
    h3(t("delete-title")),
    para(t("delete-lead")),
    actions(button(t("delete"), () => {
      confirm.replaceChildren(fieldset("delete", t("delete-sure"),
        para(t("delete-what", { count: attempts(store.state).length })), actions(
        button(t("delete-yes"), () => {
          store.erase();
          app.fit = null;
          forget(app.scope);
          app.go("start");
          addEventListener("hashchange", () => app.say(t("delete-done")), { once: true });
        }, "sa-warn"),
        button(t("delete-no"), () => confirm.replaceChildren()))));
      confirm.querySelector("button")?.focus();
    })),
    confirm,
    actions(link(t("history-title"), "#/history"), link(t("start-title"), "#/start")),
  ].flat();
}

/** What the file holds, before anything is replaced. @param {App} app @param {Responses} found @param {() => void} drop */
function look(app, found, drop) {
  const { bundle, store, t, words } = app;
  const known = attempts(store.state);
  const before = foundIn(store.state, String(attempt(found)));
  const whose = whoseOf(before ?? found);
  const owner = fieldset("whose", t("whose-legend"), /** @type {const} */ ([["self", "whose-self"], ["colleague", "whose-colleague"],
    ["mentor", "whose-mentor"]]).map(([value, key]) => pick("radio", "whose", value, value === whose, t(key))));
  return panel(h("h3", { tabindex: -1 }, t("preview-title")),
    para(t("preview-form", { form: formOf(bundle, found.form).name, date: words.date(found.started) })),
    para(t("preview-ratings", { count: Object.keys(found.ratings).length })),
    para(t("preview-answers", { count: Object.keys(found.answers).length })),
    found.schema < bundle.schema ? para(t("method-changed")) : found.bank !== bundle.bank && para(t("other-bank")),
    known.some((entry) => attempt(entry) === attempt(found)) && para(t("preview-same")),
    known.length > 0 && para(t("preview-kept")),
    owner,
    actions(
      button(t("preview-take"), () => takeOver(app, found, "file",
        /** @type {any} */ (owner.querySelector("input:checked"))?.value ?? "self"), "sa-main"),
      button(t("preview-drop"), drop)));
}
