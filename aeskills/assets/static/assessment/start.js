// @ts-check
/**
 * Before the first question: how much time, which level and industry; and for those who want it, which skills.
 *
 * What is chosen here stands in the address of the next step, `#/skills/<form>/<level>/<industry>/<country>/<tab>`, and of the way back, so
 * that neither Back nor a reload loses it.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {{form: string, seniority: string, industry: string, country: string, tab: string}} Aim "" where nothing is chosen
 */
import { actions, button, details, fieldset, form, h, h2, hint, lead, link, note, panel, para, pick, refuse, rich, select, send,
  strong } from "./dom.js";
import { saveAside } from "./files.js";
import { formOf, questions, skillsOf } from "./format.js";
import { recall } from "./lately.js";
import { written } from "./written.js";
import { MOST } from "./weights.js";

/** What a form cannot say, by its letter of reach. @type {Record<string, string>} */
const LIMITS = { a: "reach-not-below", l: "reach-not-above", n: "reach-neither", "-": "reach-no-target" };

/** Stands for "I don't know yet" among the levels; no id has this form. */
const UNSURE = "~";

/** In place of an empty part of an address. */
const NOTHING = "-";

/** @param {Aim} aim */
const addressOf = ({ form, seniority, industry, country, tab }) =>
  [form, seniority, industry, country, tab].map((part) => part || NOTHING).join("/");

/** What an address says, as far as this handbook knows it. @param {App} app @param {string[]} parts @returns {Aim} */
function aimOf({ bundle, store }, parts) {
  const [form, seniority, industry, country, tab] = parts.map((part) => (part === NOTHING ? "" : part));
  /** @param {{id: string}[]} list @param {string} [id] */
  const known = (list, id = "") => (list.some((entry) => entry.id === id) ? id : "");
  return {
    form: known(bundle.forms, form), seniority: seniority === UNSURE ? UNSURE : known(bundle.seniority, seniority),
    industry: known(bundle.industries, industry), country: /^[A-Z]{2}$/.test(country ?? "") ? country : "",
    tab: parts.length ? tab : store.tabOnly ? "tab" : "",
  };
}

/**
 * Selects for industry and target level; the neutral industry has the value "".
 * @param {App} app @param {{industry: string|null, seniority: string}} now @param {boolean} [before] whether the reader may not have chosen yet
 */
export function aims({ bundle, t }, now, before) {
  /** @param {{id: string, name: string}[]} list @returns {[string, string][]} */
  const named = (list) => list.map(({ id, name }) => [id, name]);
  /** @type {[string, string][]} */
  const first = before ? [["", t("level-choose")], [UNSURE, t("level-unsure")]] : [];
  return [
    select("seniority", t("level-label"), [...first, ...named(bundle.seniority)], now.seniority),
    select("industry", t("industry-label"), [["", t("industry-neutral")], ...named(bundle.industries)], now.industry),
  ];
}

/** The level for those who do not know theirs: the first. @param {App} app */
const firstLevel = ({ bundle }) => [...bundle.seniority].sort((a, b) => a.step - b.step)[0];

/** Which level is mine? What a person answers for at each. @param {App} app */
const levels = ({ bundle, t }) => details(t("level-help"), para(t("level-help-lead")), h("dl", { class: "sa-levels" },
  bundle.seniority.map(({ name, url, summary }) => h("div", {}, h("dt", {}, link(name, url)), h("dd", {}, rich(summary))))));

/** @param {App} app @param {string[]} parts what was chosen before */
export function start(app, ...parts) {
  const { bundle, store, t } = app;
  const { current, history, aside } = store.state;
  const aim = aimOf(app, parts);
  const looked = recall(app.scope);
  const countries = [...new Set(Object.values(bundle.items).flatMap(({ applies }) => applies?.countries ?? []))].sort();
  const regions = new Intl.DisplayNames(written(bundle.locale), { type: "region" });
  const forms = bundle.forms.filter(({ type }) => type !== "practice");
  const plain = forms.filter(({ type, parallel }) => type === "fixed" && !parallel).slice(0, 2);
  const told = forms.map((entry) => ({ entry, limits: hint() }));
  const others = forms.filter((entry) => !plain.includes(entry));
  /** @param {typeof forms} some */
  const choices = (some) => told.filter(({ entry }) => some.includes(entry)).map(({ entry, limits }) => pick("radio", "form", entry.id,
    entry.id === aim.form, strong(entry.name), hint(length(app, entry)), some !== plain && h("span", {}, rich(entry.summary)), limits));
  const unsure = note();
  let begun = false;
  const sheet = form(submit,
    fieldset("form", t("form-label"), h("div", { class: "sa-pair" }, choices(plain.length ? plain : forms))),
    fieldset("aims", t("aims-label"), h("div", { class: "sa-pair" }, aims(app, aim, true)), unsure),
    actions(send(t("begin"))),
    levels(app),
    h("details", { open: others.some(({ id }) => id === aim.form) || Boolean(aim.tab || aim.country) },
      h("summary", {}, t("ways-title")),
      plain.length > 0 && others.length > 0 && fieldset("other-form", t("form-other"), choices(others)),
      countries.length > 0 && [select("country", t("country-label"), [["", t("country-other")],
        ...countries.map((code) => /** @type {[string, string]} */ ([code, regions.of(code) ?? code]))], aim.country),
        note(t("country-hint"))],
      pick("checkbox", "choose", "yes", false, h("span", {}, t("skills-leave-out")), hint(t("skills-leave-out-hint"))),
      pick("checkbox", "tab", "tab", Boolean(aim.tab), h("span", {}, t("tab-only")), hint(t("tab-only-hint"))),
      para(link(t("paper"), "paper/"))));

  /** What a form cannot say depends on the aim. */
  const tell = () => {
    const { seniority, industry } = given(sheet);
    const at = bundle.industries.findIndex(({ id }) => id === industry);
    for (const { entry, limits } of told) {
      const letter = entry.reach[levelOf(app, seniority)]?.[at + 1] ?? "b";
      limits.textContent = Object.hasOwn(LIMITS, letter) ? t(LIMITS[letter]) : "";
    }
    unsure.textContent = seniority === UNSURE ? t("level-unsure-hint", { level: firstLevel(app).name }) : "";
  };
  sheet.addEventListener("change", tell);
  tell();

  /** @param {FormData} data @param {HTMLElement} sheet */
  function submit(data, sheet) {
    const chosen = given(/** @type {HTMLFormElement} */ (sheet));
    /** @type {[string, string][]} */
    const faults = [];
    if (!chosen.form) faults.push(["form", t("form-missing")]);
    if (!chosen.seniority) faults.push(["seniority", t("level-missing")]);
    if (faults.length) return refuse(app, sheet, faults);
    const wanted = formOf(bundle, chosen.form);
    if (wanted.type === "focus" || data.has("choose")) return app.go(`skills/${addressOf(chosen)}`);
    // A second press, while the questions are on their way, begins nothing.
    if (!begun) begin(app, chosen, skillsOf(bundle, wanted));
    begun = true;
    app.go("question/1");
  }

  return [
    h("h2", { class: "sa-heard" }, t("start-title")),
    looked && panel(link(t("shared-back"), `#s=${looked}`)),
    current && resume(app),
    aside.length > 0 && panel(para(t("history-aside", { count: aside.length })), actions(button(t("save-aside"), () => saveAside(app)),
      link(t("data-title"), "#/data"))),
    lead(t("start-lead")),
    sheet,
    details(t("how-title"),
      h("ul", {}, ["start-development", "start-public", "start-pauses", "start-safari", "aims-hint"].map((key) => h("li", {}, t(key)))),
      h("dl", {}, plain.map(({ name, summary }) => [h("dt", {}, name), h("dd", {}, rich(summary))]))),
    note(t("start-private"), " ", link(t("data-title"), "#/data")),
    (history.length > 0 || aside.length > 0) && actions(link(t("history-title"), "#/history")),
  ];
}

/** @param {HTMLFormElement} sheet @returns {Aim} */
function given(sheet) {
  const data = new FormData(sheet);
  const [form, seniority, industry, country, tab] = ["form", "seniority", "industry", "country", "tab"].map((name) => String(data.get(name) ?? ""));
  return { form, seniority, industry, country, tab };
}

/** @param {App} app @param {string} seniority as chosen */
const levelOf = (app, seniority) => (seniority === UNSURE ? firstLevel(app).id : seniority);

/** The first question of a new attempt. @param {App} app @param {Aim} aim @param {string[]} skills */
function begin(app, { form, seniority, industry, country, tab }, skills) {
  const { bundle, store } = app;
  store.choose(Boolean(tab));
  store.begin({
    schema: bundle.schema, bank: bundle.bank, form, industry: industry || null, seniority: levelOf(app, seniority), country: country || null,
    seed: crypto.getRandomValues(new Uint32Array(1))[0], skills, ratings: {}, answers: {}, started: new Date().toISOString(),
    finished: null, ...(formOf(bundle, form).type === "adaptive" && { asked: [] }),
  });
  app.fit = null;
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

/** What was ticked on the page of skills, by form, for who goes back and forth. @type {Map<string, FormDataEntryValue[]>} */
const ticked = new Map();

/** Chosen skills for a form that asks for them; skills to leave out for the others. @param {App} app @param {string[]} parts */
export function skills(app, ...parts) {
  const { bundle, t } = app;
  const aim = aimOf(app, parts);
  if (!aim.form || !aim.seniority) return "start";
  const wanted = formOf(bundle, aim.form);
  const all = skillsOf(bundle, wanted);
  const choosing = wanted.type === "focus";
  let begun = false;
  const boxes = bundle.families.map((family) => ({ ...family, own: family.skills.filter((skill) => all.includes(skill)) }));
  const list = h("div", { id: "list" }, boxes.filter(({ own }) => own.length).map(({ id, name, own }) => fieldset(`family-${id}`, name,
    own.map((skill) => pick("checkbox", "skill", skill, ticked.get(aim.form)?.includes(skill) ?? false, strong(bundle.skills[skill].name),
      h("span", {}, rich(bundle.skills[skill].summary)))))));
  const sheet = form(submit, list, actions(link(t("back"), `#/start/${addressOf(aim)}`, "sa-button"), send(t("start-button"))));

  sheet.addEventListener("change", () => ticked.set(aim.form, new FormData(sheet).getAll("skill")));

  /** @param {FormData} given @param {HTMLElement} sheet */
  function submit(given, sheet) {
    const chosen = all.filter((skill) => given.getAll("skill").includes(skill) === choosing);
    if (!chosen.length) return refuse(app, sheet, [["list", t(choosing ? "skills-none-chosen" : "skills-none-left")]]);
    if (!begun) begin(app, aim, chosen);
    begun = true;
    app.go("question/1");
  }

  return [
    h2(t(choosing ? "skills-choose-title" : "skills-title")),
    lead(choosing ? t("skills-choose-lead") : t("skills-lead", { count: all.length })),
    note(length(app, wanted)),
    sheet,
  ];
}
