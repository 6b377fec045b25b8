// @ts-check
/** Numbers as the reader's language writes them: read strictly, so that none is taken for another one, and printed. */

/** English without a country is written for the whole world, as on the pages. @param {string} lang */
const formats = (lang) => (lang === "en" ? "en-001" : lang);

/** @param {string} lang BCP-47 tag of the page */
export function speaker(lang) {
  const tag = formats(lang);
  const parts = new Intl.NumberFormat(tag).formatToParts(-1234567.8);
  /** @param {string} type */
  const sign = (type) => parts.find((part) => part.type === type)?.value ?? "";
  const decimal = sign("decimal") || ".";
  const groups = [sign("group"), " ", "'", "’", "٬"].filter((mark) => mark && mark !== decimal);
  const group = `[${groups.map((mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`).join("")}]`;
  const point = `(?:\\u{${decimal.codePointAt(0)?.toString(16)}}|٫)`;
  const shape = new RegExp(`^[-+]?(?:\\d+|\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3})?(?:${point}\\d+)?$`, "u");
  const digits = [...new Intl.NumberFormat(tag, { useGrouping: false }).format(9876543210)].reverse();

  return {
    /** null for an empty text, NaN for one that is no number. @param {string} text */
    parse(text) {
      const plain = [...text.normalize("NFKC").replace(/\p{Cf}/gu, "").trim()]
        .map((letter) => (digits.includes(letter) ? String(digits.indexOf(letter)) : /\p{Zs}/u.test(letter) ? " " : letter === "−" ? "-" : letter))
        .join("")
        .replace(/\s*[%٪×]$/u, "");
      if (!plain) return null;
      if (!shape.test(plain) || !/\d/.test(plain)) return NaN;
      return Number(plain.replace(new RegExp(group, "gu"), "").replace(new RegExp(point, "u"), "."));
    },
    /** As it stands in a field. @param {number|null} value */
    field: (value) => (value === null ? "" : new Intl.NumberFormat(tag, { maximumFractionDigits: 6 }).format(value)),
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
