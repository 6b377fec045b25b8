/** Words as search compares them; the rules come with the index (`aeskills/render/folding.py` does the same with the text). */

/** @typedef {{letters: Record<string, string>, beginnings: string[], endings: string[]}} Rules */

const together = "\\u3005-\\u3007\\u30a1-\\u30fa\\u3400-\\u9fff";
const pieces = new RegExp(`[${together}]+|(?:(?![${together}])[\\p{L}\\p{N}])+`, "gu");
const codes = /(?<![\p{L}\p{N}])\d+(?:[.,/\-\u066b\u066c]\d+)+(?![\p{L}\p{N}])/gu;
const marks = /(?![\u3099\u309a])\p{M}/gu;

/** Figures of a number that tell a place from others; fewer stand everywhere. */
export const LONG_NUMBER = 4;

/** A number written in groups as one. @param {string} code */
const whole = (code) => {
  const figures = code.replace(/\D/g, "");
  return figures.length < LONG_NUMBER ? code : figures;
};

/** Gives the function from a text to its words, folded; signs written without spaces in pairs, a code as one. @param {Rules} rules */
export function reader({ letters }) {
  const special = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");
  return (/** @type {string} */ text) => {
    const plain = text.normalize("NFKD").toLowerCase().replace(marks, "").normalize("NFC");
    const found = [];
    for (const piece of plain.replace(special, (letter) => letters[letter]).replace(codes, whole).match(pieces) ?? []) {
      if (piece < "\u3000" || piece.length === 1) found.push(piece);
      else for (let at = 0; at + 1 < piece.length; at++) found.push(piece.slice(at, at + 2));
    }
    return found.filter((word) => word.length > 1 || word > "\u3000");
  };
}

/** Two ways to shorten a word: without what may stand before it, and that also without its ending. @param {Rules} rules */
export function shortener(rules) {
  const before = new RegExp(`^(?:${rules.beginnings.join("|")})(?=...)`, "u");
  const after = new RegExp(`^(.{3,}?)(?:${rules.endings.join("|")})$`, "u");
  const stem = (/** @type {string} */ word) =>
    word
      .replace(after, "$1")
      .replace(/(..(\p{L}))\2$/u, "$1")
      .replace(/(...)i$/, "$1");
  const bare = (/** @type {string} */ word) => word.replace(before, "");
  return { bare, stem };
}

/** Whether one letter too many, too few, changed or in the other's place makes the difference. @param {string} one @param {string} other */
export function near(one, other) {
  let at = 0;
  while (one[at] && one[at] === other[at]) at++;
  const here = one.slice(at);
  const there = other.slice(at);
  const swapped = here[1] + here[0] + here.slice(2);
  return here.slice(1) === there || here === there.slice(1) || here.slice(1) === there.slice(1) || swapped === there;
}
