// @ts-check
/**
 * The days of a plan: its first day as the reader typed it, and the working day by which each activity is due.
 *
 * @typedef {{id: string, day: number}} Task `day`: the end of the span that it belongs to, such as 30
 */

const DAY = 86400000;

/** Days that a plan may begin on: a date field takes years of six digits, too. */
export const [FIRST, LAST] = ["2000-01-01", "2099-12-31"];

/** @param {string} text @returns {boolean} whether it is a date that a plan may begin on */
export const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && text >= FIRST && text <= LAST
  && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && dayOf(text, 1).toISOString().startsWith(text);

/** Day n of the plan; the start date is day 1. @param {string} start YYYY-MM-DD @param {number} day */
export const dayOf = (start, day) => new Date(Date.parse(`${start}T00:00:00Z`) + (day - 1) * DAY);

/** The days without work, 1 Monday to 7 Sunday, where the language is at home. @param {string} locale @returns {number[]} */
export function weekend(locale) {
  /** @type {any} */
  const known = new Intl.Locale(locale);
  return (known.getWeekInfo?.() ?? known.weekInfo)?.weekend ?? [6, 7];
}

/** @param {Date} date @param {number[]} free */
const works = (date, free) => !free.includes(date.getUTCDay() || 7);

/** The last working day before. @param {Date} date @param {number[]} free @returns {Date} */
export function workingDayBefore(date, free) {
  const before = new Date(date.getTime() - DAY);
  return works(before, free) ? before : workingDayBefore(before, free);
}

/**
 * By when each task is due: those of a span are spread evenly over its working days, in their order, the last on the last of them.
 * @param {Task[]} list in order of their days @param {string} start YYYY-MM-DD @param {number[]} free days without work
 * @returns {Map<string, Date>} by id
 */
export function dues(list, start, free) {
  /** @type {Map<string, Date>} */
  const found = new Map();
  const ends = [...new Set(list.map(({ day }) => day))].sort((a, b) => a - b);
  ends.forEach((end, at) => {
    const first = (ends[at - 1] ?? 0) + 1;
    const span = Array.from({ length: end - first + 1 }, (_, step) => dayOf(start, first + step));
    const days = span.filter((date) => works(date, free));
    // A span without a working day ends on the next one.
    for (let day = end + 1; !days.length; day++) if (works(dayOf(start, day), free)) days.push(dayOf(start, day));
    const own = list.filter(({ day }) => day === end);
    own.forEach(({ id }, place) => found.set(id, days[Math.ceil(((place + 1) * days.length) / own.length) - 1]));
  });
  return found;
}
