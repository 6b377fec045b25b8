// @ts-check
/**
 * When a missed item comes again in practice: after more days each time it is answered as keyed, and no more after the last of them.
 *
 * @typedef {{right: number, day: string}} Practised how often in a row it was right, and the day of the last time, YYYY-MM-DD
 */
import { isId, isObject } from "./responses.js";

/** Days until the next time, by how often in a row an item was right. */
export const GAPS = [1, 3, 7, 21];

/** Most items of a day. */
export const MOST_A_DAY = 8;

const DAY = 86400000;

/** What a storage holds of it, whatever that is. @param {unknown} value @returns {Record<string, Practised>} */
export const practisedOf = (value) => Object.fromEntries(Object.entries(isObject(value) ? value : {}).filter(([id, entry]) =>
  isId(id) && isObject(entry) && Number.isInteger(entry.right) && entry.right >= 0 && entry.right <= GAPS.length
  && /^\d{4}-\d\d-\d\d$/.test(entry.day) && !Number.isNaN(Date.parse(entry.day))).map(([id, { right, day }]) => [id, { right, day }]));

/** The day on which an item comes again, null when no more. @param {Practised|undefined} entry @returns {string|null} "" when it never came */
export function nextDay(entry) {
  if (!entry) return "";
  const gap = GAPS[entry.right];
  return gap === undefined ? null : new Date(Date.parse(entry.day) + gap * DAY).toISOString().slice(0, 10);
}

/** What comes today. @param {string[]} ids @param {Record<string, Practised>} practised @param {string} today */
export function due(ids, practised, today) {
  const had = Object.values(practised).filter(({ day }) => day === today).length;
  const wanted = ids.filter((id) => {
    const day = nextDay(practised[id]);
    return day !== null && day <= today;
  });
  return wanted.slice(0, Math.max(0, MOST_A_DAY - had));
}

/** The first day after today on which something comes; null when nothing does. @param {string[]} ids @param {Record<string, Practised>} practised @param {string} today */
export function later(ids, practised, today) {
  const tomorrow = new Date(Date.parse(today) + DAY).toISOString().slice(0, 10);
  const days = ids.map((id) => nextDay(practised[id])).filter((day) => day !== null).map((day) => (day > today ? day : tomorrow));
  return days.sort()[0] ?? null;
}

/** @param {Practised|undefined} before @param {boolean} right @param {string} today @returns {Practised} */
export const practisedAt = (before, right, today) => ({ right: right ? Math.min((before?.right ?? 0) + 1, GAPS.length) : 0, day: today });
