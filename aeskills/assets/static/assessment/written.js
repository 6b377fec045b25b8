// @ts-check
/** How the site writes dates and numbers, for scripts that print them as the pages do. */

/** English without a country is that of the whole world, as on the pages. @param {string} lang */
export const written = (lang) => (lang === "en" ? "en-001" : lang);

/** The day of an instant where the reader is, for names of files. @param {string|number|Date} time @returns {string} YYYY-MM-DD */
export function localDay(time) {
  const date = new Date(time);
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
