// @ts-check
/**
 * Bytes ↔ the letters of a link, and the way back from what mail, chat and gateways make of it (docs/developing/shared-links.md).
 *
 * Digits and small letters only, as Crockford's base 32: nothing in them is quoted, escaped, cut off at the end of a sentence or lost
 * with the capitals. Up to version 2 a link was base64url. The checksum says where a code ends, so that whatever follows does no harm.
 */
import { hashed } from "./format.js";

const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
/** What is read for another letter. */
const ALIKE = { o: "0", i: "1", l: "1" };
const OLD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Before the code: the mark, as it is or as gateways write it. */
const MARK = /(?:[#*?&/]|-23)\s*s\s*(?:=|-3d)/gi;
/** No more than this of a text is looked at. */
const LONGEST = 60000;
const START = 2166136261;

/** Letters that are not seen: soft hyphen, zero-width, marks of direction, byte order mark. */
const UNSEEN = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff]/g;
const TAGS = /<\/?(?:wbr|br|span|a|b|i|em|u|font|p|div)\b[^<>]*>/gi;
/** @type {Record<string, string>} */
const NAMED = { amp: "&", num: "#", equals: "=", quest: "?", percnt: "%", lowbar: "_", lt: "<", gt: ">", quot: '"', nbsp: " ", shy: "",
  zwnj: "", zwj: "", zerowidthspace: "", tab: " ", newline: " " };

/** @param {number} sum */
const fourBytes = (sum) => [sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255];

/** @param {number[]} content @returns {string} with its checksum, as letters */
export function lettered(content) {
  const bits = [...content, ...fourBytes(hashed(content, START))].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[parseInt(five.padEnd(5, "0"), 2)]).join("");
}

/** @param {string} text @param {string} letters @param {number} size bits of a letter; letters that are none are passed over */
function bytesOf(text, letters, size) {
  const places = new Map([...letters].map((letter, at) => [letter, at]));
  const bytes = [];
  let [held, bits] = [0, 0];
  for (const letter of text) {
    const value = places.get(letter);
    if (value === undefined) continue;
    [held, bits] = [(held << size) | value, bits + size];
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(held >> bits);
    held &= (1 << bits) - 1;
  }
  return bytes;
}

/** The content at the beginning of the bytes that its own checksum follows. @param {number[]} bytes @returns {number[]|null} */
function sealed(bytes) {
  let sum = START;
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (at > 7 && fourBytes(sum).every((byte, place) => byte === bytes[at + place])) return bytes.slice(0, at);
    sum = Math.imul(sum ^ bytes[at], 16777619);
  }
  return null;
}

/** Percent-encoding, as often as it was applied. @param {string} text */
function undone(text) {
  for (let round = 0; round < 4 && /%[0-9a-f]{2}/i.test(text); round++) {
    text = text.replace(/(?:%[0-9a-f]{2})+/gi, (part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part.replace(/%25/g, "%").replace(/%([0-7][0-9a-f])/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
      }
    });
  }
  return text;
}

/** Entities of HTML, tags in the middle, what is not seen, and dashes that stand for hyphens. @param {string} text */
const plainly = (text) => text
  .replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]{2,14}));/gi, (whole, ten, sixteen, name) =>
    name ? NAMED[name.toLowerCase()] ?? whole : String.fromCodePoint(Math.min(0x10ffff, ten ? Number(ten) : parseInt(sixteen, 16))))
  .replace(TAGS, "").replace(UNSEEN, "").replace(/[\u2010-\u2013\u2212]/g, "-").replace(/\u2014/g, "--");

/** Quoted-printable. @param {string} text */
const unquoted = (text) => text.replace(/=\r?\n/g, "").replace(/=([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));

/**
 * The content of the first whole code in an address, a code or a message that holds one; null where there is none.
 * @param {string} text @returns {number[]|null}
 */
export function contentIn(text) {
  const seen = new Set();
  const known = plainly(undone(plainly(text.slice(0, LONGEST))));
  for (const whole of [known, unquoted(known)]) {
    const starts = [...whole.matchAll(MARK)].map(({ index, 0: mark }) => Number(index) + mark.length);
    for (const start of starts.length ? starts : [0]) {
      const tail = whole.slice(start);
      // "=" and its quoted form may stand before the code; behind a soft line break "=" is only itself.
      for (const code of [tail, tail.replace(/^(?:=|3d|\s)+/i, ""), unquoted(tail)]) {
        if (seen.has(code)) continue;
        seen.add(code);
        const small = code.toLowerCase().replace(/[oil]/g, (letter) => ALIKE[/** @type {"o"|"i"|"l"} */ (letter)]);
        const found = sealed(bytesOf(small, LETTERS, 5))
          // The end of a link of before may have been taken for the end of a sentence.
          ?? ["", "_", "-"].map((end) => sealed(bytesOf(code + end, OLD, 6))).find(Boolean);
        if (found) return found;
      }
    }
  }
  return null;
}
