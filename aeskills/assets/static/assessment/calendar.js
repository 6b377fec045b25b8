// @ts-check
/**
 * Activities as files: Markdown, and iCalendar by RFC 5545 (CRLF, lines folded at 75 octets, text escaped, all-day events).
 *
 * @typedef {{id: string, day: number, title: string, text: string, outcome: string}} Task texts are trusted HTML but for the title
 * @typedef {{name: string, outcome: string, purpose: string, scope: string, link: (task: Task) => string}} About
 *   `scope`: the path of the handbook, the same in all its languages, so that one activity is one event
 */
import { workingDayBefore } from "./days.js";
import { plain } from "./dom.js";

const DAY = 86400000;

/** A calendar takes the event with the higher number for the newer one. Counted in minutes from here, it needs no memory. */
const NUMBERED_FROM = Date.UTC(2020, 0);

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

/**
 * One event an activity, with a reminder at nine on the working day before. An event has the same UID in every file, so that a calendar
 * moves what it has when the first day changes.
 * @param {Task[]} list @param {Map<string, Date>} dues @param {number[]} free days without work @param {About} about @param {Date} now
 */
export function calendar(list, dues, free, { name, outcome: done, purpose, scope, link }, now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const sequence = Math.floor((now.getTime() - NUMBERED_FROM) / 60000);
  const events = list.flatMap((task) => {
    const { id, title, text, outcome } = task;
    const due = /** @type {Date} */ (dues.get(id));
    const ahead = (due.getTime() - workingDayBefore(due, free).getTime()) / DAY;
    const url = link(task);
    const told = [plain(text), `${done} ${plain(outcome)}`, url, purpose].join("\n");
    return [
      "BEGIN:VEVENT", `UID:${id}@aeskills${scope}`, `SEQUENCE:${sequence}`, `DTSTAMP:${stamp}`, `LAST-MODIFIED:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(due)}`, `DTEND;VALUE=DATE:${compact(new Date(due.getTime() + DAY))}`, `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(told)}`, `URL:${url}`, "TRANSP:TRANSPARENT",
      "BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:-PT${ahead * 24 - 9}H`, `DESCRIPTION:${escaped(title)}`, "END:VALARM", "END:VEVENT",
    ];
  });
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//aeskills//first 90 days//EN", "CALSCALE:GREGORIAN", `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`, ...events, "END:VCALENDAR"].map(folded).join("");
}

/**
 * A list to tick, with a heading for each span.
 * @param {Task[]} list @param {Record<string, boolean>} done @param {{name: string, outcome: string, purpose: string}} about
 * @param {(day: number) => string} heading @param {(task: any) => string} size what stands in brackets behind a title
 */
export function markdown(list, done, { name, outcome: seen, purpose }, heading, size) {
  /** @param {string} text */
  const safe = (text) => text.replace(/[\\`*_[\]<>#|]/g, "\\$&");
  const lines = [`# ${safe(name)}`, "", safe(purpose)];
  let last = 0;
  for (const task of list) {
    const { id, day, title, text, outcome } = task;
    if (day !== last) lines.push("", `## ${safe(heading(day))}`, "");
    last = day;
    lines.push(`- [${done[id] ? "x" : " "}] **${safe(title)}** (${safe(size(task))})`,
      `  ${safe(plain(text))}`, `  ${safe(seen)} ${safe(plain(outcome))}`);
  }
  return `${lines.join("\n")}\n`;
}
