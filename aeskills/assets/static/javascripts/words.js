/** Messages that a page carries as JSON: plural forms by the locale's rule, numbers as the locale writes them. */

/** @typedef {string | Record<string, string>} Message a text, or its plural forms on {count} */

const locale = document.documentElement.lang;
const plural = new Intl.PluralRules(locale);
const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

/** @param {Message} message @param {Record<string, number | string>} [values] */
export function say(message, values = {}) {
  const text = typeof message === "string" ? message : (message[plural.select(Number(values.count))] ?? message.other);
  return text.replace(/\{([a-z-]+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? decimal.format(value) : value;
  });
}
