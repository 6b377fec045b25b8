// @ts-check
/**
 * The plan as files: Markdown, and iCalendar by RFC 5545 (CRLF, lines folded at 75 octets, text escaped, all-day events).
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Activity} Activity
 */
import { plain } from "./dom.js";

const DAY = 86400000;

/** Day n of the plan; the start date is day 1. @param {string} start YYYY-MM-DD @param {number} day */
export const dayOf = (start, day) => new Date(Date.parse(`${start}T00:00:00Z`) + (day - 1) * DAY);

/** @param {Date} date */
const compact = (date) => date.toISOString().slice(0, 10).replaceAll("-", "");

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** A content line, folded between letters. @param {string} line */
function folded(line) {
  const encoder = new TextEncoder();
  let out = "";
  let size = 0;
  for (const letter of line) {
    const octets = encoder.encode(letter).length;
    if (size + octets > 75) {
      out += "\r\n ";
      size = 1;
    }
    out += letter;
    size += octets;
  }
  return `${out}\r\n`;
}

/** @param {App} app @param {Activity[]} list @param {string} start @param {string} finished */
export function calendar({ t }, list, start, finished) {
  const stamp = new Date(finished).toISOString().replace(/[-:]|\.\d+/g, "");
  const events = list.flatMap(({ id, day, title, text, outcome }) => {
    const date = dayOf(start, day);
    return [
      "BEGIN:VEVENT", `UID:${id}-${compact(date)}-${stamp}@aeskills`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${compact(date)}`,
      `DTEND;VALUE=DATE:${compact(new Date(date.getTime() + DAY))}`, `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(`${plain(text)}\n${t("plan-outcome")} ${plain(outcome)}\n${t("purpose")}`)}`, "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ];
  });
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//aeskills//self-assessment//EN", ...events, "END:VCALENDAR"].map(folded).join("");
}

/** @param {App} app @param {Activity[]} list @param {Record<string, boolean>} done @param {string} start */
export function markdown({ bundle, t, words }, list, done, start) {
  /** @param {string} text */
  const safe = (text) => text.replace(/[\\`*_[\]<>#|]/g, "\\$&");
  const lines = [`# ${safe(t("plan-title"))}`, "", safe(t("purpose"))];
  let last = 0;
  for (const { id, day, skill, title, text, outcome, hours } of list) {
    if (day !== last) {
      const date = start && words.date(dayOf(start, day).toISOString(), "UTC");
      lines.push("", `## ${safe(t(start ? "plan-day-date" : "plan-day", { day, date }))}`, "");
    }
    last = day;
    const size = t("plan-hours", { skill: bundle.skills[skill].name, count: hours });
    lines.push(`- [${done[id] ? "x" : " "}] **${safe(title)}** (${safe(size)})`,
      `  ${safe(plain(text))}`, `  ${safe(t("plan-outcome"))} ${safe(plain(outcome))}`);
  }
  return `${lines.join("\n")}\n`;
}
