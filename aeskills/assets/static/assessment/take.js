// @ts-check
/**
 * The first day, and the activities as files: the same panel on the plan and on the page of the first 90 days. What is wrong is said
 * beside the field and the buttons.
 *
 * @typedef {import("./calendar.js").Task & {skill: string, hours: number}} Task
 * @typedef {{list: Task[], done: Record<string, boolean>, name: string, link: (task: any) => string,
 *   skill: (id: string) => string}} Tasks
 * @typedef {{t: import("./format.js").Speaker["t"], date: (time: string) => string, locale: string, scope: string}} Voice
 */
import { calendar, markdown } from "./calendar.js";
import { dayOf, dues, FIRST, isDay, LAST, weekend } from "./days.js";
import { button, download, h } from "./dom.js";

/** @param {Voice} voice @returns {(day: number, start: string) => string} */
export const heading = ({ t, date }) => (day, start) =>
  (start ? t("plan-day-date", { day, date: date(dayOf(start, day).toISOString()) }) : t("plan-day", { day }));

/**
 * @param {Voice} voice @param {string} start the first day as it is kept @param {(start: string) => void} keep
 * @param {() => Tasks|Promise<Tasks>} tasks what is shown now
 */
export function takeAlong(voice, start, keep, tasks) {
  const { t, date, locale, scope } = voice;
  const fault = h("span", { class: "ae-take__fault", id: "start-fault" });
  const status = h("p", { class: "ae-take__status", role: "status" });
  const input = /** @type {HTMLInputElement} */ (h("input", { type: "date", id: "start", name: "start", value: start, min: FIRST, max: LAST,
    "aria-describedby": "start-fault start-hint", change: () => {
      const day = read();
      if (day !== null) keep(day);
    } }));

  /** @param {string} text */
  const complain = (text) => {
    fault.textContent = text;
    input.setAttribute("aria-invalid", String(Boolean(text)));
    return null;
  };
  /** The first day, "" when there is none, null when what was typed is no date. */
  const read = () => {
    if (input.validity.badInput || (input.value && !isDay(input.value))) {
      return complain(t("start-date-bad", { first: date(FIRST), last: date(LAST) }));
    }
    complain("");
    return input.value;
  };

  /** @param {boolean} dated @param {(given: Tasks, day: string) => void} write */
  const saving = (dated, write) => async () => {
    status.textContent = "";
    const day = read();
    if (dated && day === "") complain(t("start-date-missing"));
    if (day === null || (dated && !day)) return input.focus();
    keep(day);
    try {
      write(await tasks(), day);
    } catch (error) {
      console.error(error);
      status.textContent = t("plan-not-saved");
    }
  };
  const about = (/** @type {Tasks} */ { name, link }) => ({ name, outcome: t("plan-outcome"), purpose: t("purpose"), scope, link });

  const toCalendar = saving(true, (given, day) => {
    const left = given.list.filter(({ id }) => !given.done[id]);
    const free = weekend(locale);
    const file = `${t("file-plan")}.ics`;
    if (left.length) download(file, "text/calendar", calendar(left, dues(given.list, day, free), free, about(given), new Date()));
    status.textContent = left.length ? t("plan-saved", { count: left.length, file }) : t("plan-all-done");
  });
  const toText = saving(false, (given, day) => {
    const file = `${t("file-plan")}.md`;
    download(file, "text/markdown", markdown(given.list, given.done, about(given), (end) => heading(voice)(end, day),
      ({ skill, hours }) => t("plan-hours", { skill: given.skill(skill), count: hours })));
    status.textContent = t("plan-saved", { count: given.list.length, file });
  });

  return h("div", { class: "ae-take" },
    h("p", { class: "ae-take__day" }, h("label", { for: "start" }, t("start-date")), fault, input,
      h("span", { class: "ae-take__hint", id: "start-hint" }, t("start-date-hint"))),
    h("p", { class: "ae-take__files" }, button(t("save-calendar"), toCalendar, "ae-tool"), " ", button(t("save-markdown"), toText, "ae-tool")),
    status);
}
