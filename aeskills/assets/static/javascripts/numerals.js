// @ts-check
/** Numbers as the reader's language writes them: read strictly, so that none is taken for another one, and printed. */
import { written } from "../assessment/written.js";

/** Short and long words for thousands and millions in a language, and the two that are understood everywhere. @param {string} tag */
function multiples(tag) {
  /** @type {Map<string, number>} */
  const found = new Map([["k", 1e3], ["m", 1e6]]);
  for (const size of [1e3, 1e6]) {
    for (const compactDisplay of /** @type {const} */ (["short", "long"])) {
      const format = new Intl.NumberFormat(tag, { notation: "compact", compactDisplay });
      for (const count of [1, 2, 5, 50]) {
        const parts = format.formatToParts(count * size);
        const word = parts.find(({ type }) => type === "compact")?.value.trim().toLowerCase();
        if (word && parts.find(({ type }) => type === "integer")?.value.length !== String(count * size).length) found.set(word, size);
      }
    }
  }
  return found;
}

/** A text as a pattern that stands for itself. @param {string} text */
const coded = (text) => [...text].map((letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`).join("");

/** How amounts are marked: by signs, and by the codes and words of these currencies. @param {string} tag @param {string[]} currencies */
function marks(tag, currencies) {
  const found = currencies.flatMap((currency) => [currency, ...(/** @type {const} */ (["symbol", "narrowSymbol"])).map((currencyDisplay) =>
    new Intl.NumberFormat(tag, { style: "currency", currency, currencyDisplay }).formatToParts(1).find(({ type }) => type === "currency")?.value ?? "")]);
  const words = [...new Set(found)].filter(Boolean).sort((a, b) => b.length - a.length);
  const mark = `(?:${[...words.map((word) => coded(word.normalize("NFKC"))), "\\p{Sc}"].join("|")})`;
  return new RegExp(`^([-+]?) ?${mark} ?|(?<=[^\\p{L}]) ?${mark}$`, "giu");
}

/** @param {string} lang BCP-47 tag of the page @param {string[]} [currencies] codes of those that a reader may write to an amount */
export function speaker(lang, currencies = []) {
  const tag = written(lang);
  const parts = new Intl.NumberFormat(tag).formatToParts(-1234567.8);
  /** @param {string} type */
  const sign = (type) => parts.find((part) => part.type === type)?.value ?? "";
  const decimal = sign("decimal") || ".";
  const groups = [sign("group"), " ", "'", "’", "٬"].filter((mark) => mark && mark !== decimal);
  const group = `[${coded(groups.join(""))}]`;
  const point = `(?:${coded(decimal)}|٫)`;
  const shape = new RegExp(`^[-+]?(?:\\d+|\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3})?(?:${point}\\d+)?$`, "u");
  const [sized, marked] = [multiples(tag), marks(tag, currencies)];
  // In other languages, this is how a whole number of thousands looks.
  const twofold = new RegExp(`^([1-9]\\d{0,2})[${coded(decimal === "٫" ? "" : decimal)}](\\d{3})$`, "u");
  const digits = [...new Intl.NumberFormat(tag, { useGrouping: false }).format(9876543210)].reverse();

  /** With our digits, and without marks that say what is counted. @param {string} text */
  const plainly = (text) => [...text.normalize("NFKC").replace(/\p{Cf}/gu, "").trim()]
    .map((letter) => (digits.includes(letter) ? String(digits.indexOf(letter)) : /\p{Zs}/u.test(letter) ? " " : letter === "−" ? "-" : letter))
    .join("")
    .replace(/\s*[%٪×]$/u, "")
    .replace(marked, "$1");

  return {
    /** null for an empty text, NaN for one that is no number. @param {string} text */
    parse(text) {
      const whole = plainly(text);
      if (!whole) return null;
      const [word] = /(?<=\d) ?[\p{L}.]+$/u.exec(whole) ?? [""];
      const times = word ? sized.get(word.trim().toLowerCase()) : 1;
      const plain = word ? whole.slice(0, -word.length) : whole;
      if (!times || !shape.test(plain) || !/\d/.test(plain)) return NaN;
      const value = Number(plain.replace(new RegExp(group, "gu"), "").replace(new RegExp(point, "u"), "."));
      return word ? Number((value * times).toPrecision(15)) : value;
    },
    /** What else a text may mean: `50.000`, read as 50 where the point is for decimals, may be 50,000. @param {string} text @returns {number|null} */
    otherwise(text) {
      const parts = twofold.exec(plainly(text));
      return parts && Number(parts[1] + parts[2]);
    },
    /** As it stands in a field, so that it can be read in one way only. @param {number|null} value */
    field(value) {
      if (value === null) return "";
      const text = new Intl.NumberFormat(tag, { maximumFractionDigits: 6 }).format(value);
      return twofold.test(plainly(text)) ? new Intl.NumberFormat(tag, { minimumFractionDigits: 4 }).format(value) : text;
    },
    /** @param {number} value */
    number: (value) => new Intl.NumberFormat(tag).format(value),
    /** @param {number} value in per cent @param {number} [most] decimals */
    percent: (value, most = 2) => new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: most }).format(value / 100),
    /** Cents only where there are some. @param {number} value @param {string} currency */
    money(value, currency) {
      const whole = Math.abs(value - Math.round(value)) < 0.005;
      return new Intl.NumberFormat(tag, { style: "currency", currency, ...(whole && { maximumFractionDigits: 0 }) }).format(value);
    },
    /** @param {string} message @param {Record<string, string>} values fills the message's {placeholders} */
    fill: (message, values) => message.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole),
  };
}

/** @typedef {ReturnType<typeof speaker>} Speaker */
