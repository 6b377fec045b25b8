// @ts-check
/**
 * The two pages before the first question: what it is and what to measure against; then which skills.
 *
 * @typedef {import("./main.js").App} App
 */
import { actions, complain, details, fieldset, form, h, h2, hint, lead, link, note, panel, para, pick, rich, select, send,
  strong } from "./dom.js";
import { formOf, questions, skillsOf } from "./format.js";
import { MOST } from "./weights.js";

/** What a form cannot say, by its letter of reach. @type {Record<string, string>} */
const LIMITS = { a: "reach-not-below", l: "reach-not-above", n: "reach-neither", "-": "reach-no-target" };

/**
 * Selects for industry and target level; the neutral industry has the value "".
 * @param {App} app @param {{industry: string|null, seniority: string}|null} now
 */
export function aims({ bundle, t }, now) {
  /** @param {{id: string, name: string}[]} list @returns {[string, string][]} */
  const named = (list) => list.map(({ id, name }) => [id, name]);
  return [
    select("seniority", t("level-label"), [...(now ? [] : /** @type {[string, string][]} */ ([["", t("level-choose")]])),
      ...named(bundle.seniority)], now?.seniority),
    select("industry", t("industry-label"), [["", t("industry-neutral")], ...named(bundle.industries)], now?.industry),
  ];
}

/** @param {App} app */
export function start(app) {
  const { bundle, store, t } = app;
  const { current, history, aside } = store.state;
  const countries = [...new Set(Object.values(bundle.items).flatMap(({ applies }) => applies?.countries ?? []))].sort();
  const regions = new Intl.DisplayNames(bundle.locale, { type: "region" });
  const forms = bundle.forms.filter(({ type }) => type !== "practice").map((entry) => ({ entry, limits: hint() }));
  const sheet = form(submit,
    fieldset("aims", t("aims-label"), note(t("aims-hint")), aims(app, null), countries.length > 0 && [note(t("country-hint")),
      select("country", t("country-label"), [["", t("country-other")],
        ...countries.map((code) => /** @type {[string, string]} */ ([code, regions.of(code) ?? code]))], "")]),
    fieldset("form", t("form-label"), forms.map(({ entry, limits }) => pick("radio", "form", entry.id, false,
      strong(entry.name), hint(length(app, entry)), h("span", {}, rich(entry.summary)), limits))),
    pick("checkbox", "tab", "yes", store.tabOnly, h("span", {}, t("tab-only")), hint(t("tab-only-hint"))),
    actions(send(t("next"))));

  /** What a form cannot say depends on the aim. */
  const tell = () => {
    const given = new FormData(sheet);
    const industry = bundle.industries.findIndex(({ id }) => id === given.get("industry"));
    for (const { entry, limits } of forms) {
      const letter = entry.reach[String(given.get("seniority"))]?.[industry + 1] ?? "b";
      limits.textContent = Object.hasOwn(LIMITS, letter) ? t(LIMITS[letter]) : "";
    }
  };
  sheet.addEventListener("change", tell);

  /** @param {FormData} given @param {HTMLElement} sheet */
  function submit(given, sheet) {
    const [wanted, seniority] = [String(given.get("form") ?? ""), String(given.get("seniority"))];
    /** @type {[string, string][]} */
    const faults = [];
    if (!seniority) faults.push(["seniority", t("level-missing")]);
    if (!wanted) faults.push(["form", t("form-missing")]);
    if (faults.length) return complain(sheet, t("errors-title"), faults);
    app.draft = {
      schema: bundle.schema, bank: bundle.bank, form: wanted, industry: String(given.get("industry")) || null, seniority,
      country: String(given.get("country") ?? "") || null,
      seed: crypto.getRandomValues(new Uint32Array(1))[0], skills: [], ratings: {}, answers: {}, started: "", finished: null,
    };
    app.tabOnly = given.has("tab");
    app.go("skills");
  }

  return [
    h2(t("start-title")),
    current && resume(app),
    lead(t("start-lead")),
    h("ul", {}, ["start-development", "start-private", "start-public", "start-pauses"].map((key) => h("li", {}, t(key)))),
    sheet,
    actions(link(t("data-title"), "#/data"), (history.length > 0 || aside.length > 0) && link(t("history-title"), "#/history")),
  ];
}

/** @param {App} app @param {import("./format.js").Form} form */
function length({ t }, { minutes, ratings, items, type }) {
  if (type === "adaptive") return t("form-length-adaptive", { minutes, count: MOST });
  const count = ratings.length + items.length;
  if (type === "focus") return t("form-length-chosen", { minutes, count: Math.round(count / ratings.length) });
  return t("form-length", { minutes, count });
}

/** The way back to what was begun. @param {App} app */
function resume({ bundle, store, t, words }) {
  const current = /** @type {import("./format.js").Responses} */ (store.state.current);
  const asked = questions(bundle, current);
  const open = asked.findIndex((question) => !question.answered);
  const values = { form: formOf(bundle, current.form).name, date: words.date(current.started),
    answered: asked.length - asked.filter((q) => !q.answered).length, count: asked.length };
  return panel(para(t(current.finished ? "resume-finished" : "resume-open", values)), actions(current.finished
    ? link(t("see-result"), "#/result", "sa-button sa-main")
    : link(t("continue"), open < 0 && !current.asked ? "#/review" : `#/question/${(open < 0 ? asked.length : open) + 1}`,
      "sa-button sa-main")));
}

/** Chosen skills for a form that asks for them; skills to leave out for the others. @param {App} app */
export function skills(app) {
  const { bundle, draft, store, t } = app;
  if (!draft) return "start";
  const wanted = formOf(bundle, draft.form);
  const all = skillsOf(bundle, wanted);
  const choosing = wanted.type === "focus";
  const boxes = bundle.families.map((family) => ({ ...family, own: family.skills.filter((skill) => all.includes(skill)) }));
  const list = h("div", { id: "list" }, boxes.filter(({ own }) => own.length).map(({ id, name, own }) => fieldset(`family-${id}`, name,
    own.map((skill) => pick("checkbox", "skill", skill, false, strong(bundle.skills[skill].name),
      h("span", {}, rich(bundle.skills[skill].summary)))))));
  const sheet = form(submit,
    choosing ? list : details(t("skills-leave-out"), list),
    actions(link(t("back"), "#/start", "sa-button"), send(t("start-button"))));

  /** @param {FormData} given @param {HTMLElement} sheet */
  function submit(given, sheet) {
    const ticked = given.getAll("skill");
    const chosen = all.filter((skill) => ticked.includes(skill) === choosing);
    if (!chosen.length) {
      return complain(sheet, t("errors-title"), [["list", t(choosing ? "skills-none-chosen" : "skills-none-left")]]);
    }
    // A second press, while the questions are on their way, begins nothing.
    if (draft && app.draft) {
      store.choose(app.tabOnly);
      store.begin({ ...draft, skills: chosen, started: new Date().toISOString(), ...(wanted.type === "adaptive" && { asked: [] }) });
    }
    app.draft = app.fit = null;
    app.go("question/1");
  }

  return [
    h2(t(choosing ? "skills-choose-title" : "skills-title")),
    lead(choosing ? t("skills-choose-lead") : t("skills-lead", { count: all.length })),
    note(length(app, wanted)),
    sheet,
  ];
}
