// @ts-check
/**
 * A mentor or manager rates a person by the same descriptions, a skill a page, with a note where wished. Nothing is sent: the rating is
 * handed over as a file or link. The aim stands in the address, so that the person's link brings it along.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Responses} Responses
 */
import { attempt, attempts, NOTE } from "./responses.js";
import { remove } from "./attempt.js";
import { actions, button, field, fieldset, form, h, h2, lead, link, note, panel, para, pick, refuse, rich, send } from "./dom.js";
import { formOf } from "./format.js";
import { addressField } from "./handover.js";
import { save } from "./files.js";
import { aim } from "./history.js";
import { ownRating } from "./pair.js";
import { encode, linkOf } from "./share.js";
import { askedRatings } from "./weights.js";

const NOTHING = "-";

/** Form, level and industry as the end of an address. @param {Pick<Responses, "form"|"seniority"|"industry">} entry */
export const aimAddress = ({ form, seniority, industry }) => [form, seniority, industry ?? NOTHING].join("/");

/**
 * A rating without a word in it yet, for the aim of the address; null where this handbook does not know it.
 * @param {App} app @param {string[]} parts @returns {Responses|null}
 */
function blank({ bundle }, [form, seniority, industry = NOTHING]) {
  const wanted = bundle.forms.find(({ id }) => id === form);
  const known = bundle.seniority.some(({ id }) => id === seniority)
    && (industry === NOTHING || bundle.industries.some(({ id }) => id === industry));
  return wanted && known ? { schema: bundle.schema, bank: bundle.bank, form, seniority, industry: industry === NOTHING ? null : industry,
    seed: 0, skills: wanted.ratings, ratings: {}, answers: {}, notes: {}, started: new Date().toISOString(), finished: null,
    whose: "mentor" } : null;
}

/** What a mentor reads first. @param {App} app @param {string[]} parts */
export function mentor(app, ...parts) {
  const { bundle, store, t, words } = app;
  const begun = ownRating(attempts(store.state));
  const made = blank(app, parts);
  if (!made) return begun ? `rate/end/${aimAddress(begun)}` : "start";
  const address = `rate/1/${parts.join("/")}`;
  return [
    h2(t("mentor-title")),
    lead(t("mentor-lead")),
    para(t("mentor-what", { count: askedRatings(bundle, made).length, ...aim(bundle, t, made) })),
    h("ul", {}, ["mentor-seen", "mentor-private", "mentor-development"].map((key) => h("li", {}, t(key)))),
    begun && panel(t("mentor-begun", { date: words.date(begun.started) })),
    actions(
      begun && link(t("continue"), `#/rate/1/${aimAddress(begun)}`, "sa-button sa-main"),
      button(t(begun ? "mentor-anew" : "begin"), () => {
        if (begun) store.change((state) => remove(state, String(attempt(begun))));
        app.go(address);
      }, begun ? "" : "sa-main")),
  ];
}

/** A skill, or at the end what to do with the rating. @param {App} app @param {string} number @param {string[]} parts */
export function rate(app, number, ...parts) {
  const { bundle, store, t } = app;
  const current = ownRating(attempts(store.state)) ?? blank(app, parts);
  if (!current) return "start";
  const asked = askedRatings(bundle, current);
  const rest = aimAddress(current);
  if (number === "end") return end(app, current, asked);
  const at = Number(number) - 1;
  const skill = asked[at];
  if (!skill) return `rate/end/${rest}`;
  const { name, summary, family } = bundle.skills[skill];
  const hue = bundle.families.findIndex(({ id }) => id === family) + 1;
  const value = current.ratings[skill];
  const text = /** @type {HTMLTextAreaElement} */ (h("textarea", { id: "note", rows: 3, maxlength: NOTE, "aria-describedby": "note-hint" }));
  text.value = current.notes?.[skill] ?? "";
  const sheet = form((given) => {
    // A note belongs to a choice; without either, the skill is passed over.
    if (text.value.trim() && !given.has("answer")) return refuse(app, sheet, [["answer", t("no-choice")]]);
    app.go(at + 1 < asked.length ? `rate/${at + 2}/${rest}` : `rate/end/${rest}`);
  },
    h("div", { class: "sa-stem", id: "stem" }, para(t("mentor-stem", { skill: name })), note(rich(summary))),
    described(fieldset("answer", t("mentor-legend"),
      bundle.scale.map((step, place) => pick("radio", "answer", String(step.level), value === step.level,
        h("strong", { class: `sa-level sa-level-${step.level}` }, t("level-name", { level: step.level, name: step.name })),
        h("span", {}, rich(bundle.anchors[skill][place])))),
      h("p", { class: "sa-or" }, t("or")),
      pick("radio", "answer", "none", value === "none", t("mentor-unseen")))),
    field("note", t("mentor-note"), text),
    note(h("span", { id: "note-hint" }, t("mentor-note-hint", { count: NOTE }))),
    h("div", { class: "sa-actions sa-move" },
      link(t("back"), at ? `#/rate/${at}/${rest}` : `#/mentor/${rest}`, "sa-button"), send(t("next"))),
    actions(link(t("mentor-end"), `#/rate/end/${rest}`)));

  sheet.classList.add("sa-question");
  sheet.toggleAttribute("data-kept", true);
  app.leave = () => {
    const given = new FormData(sheet).get("answer");
    const words = text.value.trim().slice(0, NOTE);
    if (given === null) return;
    store.change((state) => {
      let entry = ownRating(attempts(state));
      if (!entry) state.history.push(entry = { ...current, seed: crypto.getRandomValues(new Uint32Array(1))[0] });
      entry.finished = null;
      entry.ratings[skill] = given === "none" ? "none" : Number(given);
      entry.notes = { ...entry.notes, [skill]: words };
      if (!words) delete entry.notes[skill];
    });
  };
  return [
    h("h2", { class: `sa-caption sa-f${hue}` }, h("span", {}, t("mentor-of", { number: at + 1, count: asked.length })), " ",
      h("span", { class: "sa-family" }, bundle.families[hue - 1].name)),
    h("progress", { max: asked.length, value: at, "aria-hidden": "true" }),
    sheet,
  ];
}

/** @param {HTMLElement} group */
function described(group) {
  group.setAttribute("aria-describedby", "stem");
  return group;
}

/** The rating is complete enough for the person who makes it. @param {App} app @param {Responses} current @param {string[]} asked */
function end(app, current, asked) {
  const { bundle, store, t } = app;
  const rated = asked.filter((skill) => Object.hasOwn(current.ratings, skill));
  const rest = aimAddress(current);
  const open = asked.findIndex((skill) => !rated.includes(skill));
  const place = h("div", {});
  const finish = () => store.change((state) => {
    const entry = ownRating(attempts(state));
    if (entry) entry.finished ??= new Date().toISOString();
  });
  const now = () => /** @type {Responses} */ (ownRating(attempts(store.state)));
  return [
    h2(t("mentor-end")),
    lead(t("mentor-rated", { rated: rated.length, count: asked.length, form: formOf(bundle, current.form).name })),
    rated.length > 0 && [
      para(t("mentor-hand")),
      actions(button(t("mentor-link"), () => {
        finish();
        place.replaceChildren(addressField(app, "address", t("share-address"), linkOf(encode(bundle, now(), null))));
        place.querySelector("input")?.select();
      }, "sa-main"), button(t("mentor-file"), () => {
        finish();
        save(app, now());
      })),
      place,
      para(t("mentor-then")),
    ],
    actions(
      link(t(open < 0 ? "back" : "continue"), `#/rate/${(open < 0 ? asked.length - 1 : open) + 1}/${rest}`, "sa-button"),
      rated.length > 0 && button(t("mentor-delete"), () => {
        store.change((state) => remove(state, String(attempt(now()))));
        app.go(`mentor/${rest}`);
      })),
  ];
}
