/** The index in memory (made by `aeskills/render/search_index.py`) and what a query finds in it. */

import { LONG_NUMBER, near, reader, shortener } from "./words.js";

/** @typedef {{address: string, page: number, title: string, text: string, value: number, heading?: number}} Entry `value`: what its
 * score is worth; `heading`: of a section, the number of its page's title among the names */
/** @typedef {{word: string, bare: string, stem: string, names: number[], pages: string}} Word `names`: numbers; `pages`: coded */

/**
 * @typedef {[address: string, title: string, text: string, sections: number[], value: number, tab: string, ...others: string[]]} PageRow
 * @typedef {[id: string, title: string, weight: number]} SectionRow
 * @typedef {[page: number, id: string, title: string, ...others: string[]]} PlaceRow
 * @typedef {import("./words.js").Rules & {pages: PageRow[], sections: SectionRow[], places: PlaceRow[], found: string, words: string,
 *   common: string[]}} Index the value of `search/index.json`
 * @typedef {{entries: Entry[], read: string, cut: boolean, unknown: string[], partly: boolean}} Answer `read`: the words instead, where
 *   some had to be changed; `cut`: whether the query had more than is read of one; `unknown`: words that are nowhere, which were passed
 *   over; `partly`: whether no place has all the others, so that these have most of them
 */

/** Most letters and most different words that are read of a query: each word costs a walk through the vocabulary. */
export const MOST_LETTERS = 500;
export const MOST_WORDS = 32;

/** What a word in a title weighs, where one in the text weighs 1. */
const inTitle = 10;

/** How well a word with one letter amiss is what was asked for; no other word is as well as that. */
const nearly = 0.75;

/** The function that answers queries from an index. @param {Index} index */
export function engine(index) {
  const wordsIn = reader(index);
  const { bare, stem } = shortener(index);

  /** @type {Map<string, Word>} */
  const vocabulary = new Map();
  const known = (/** @type {string} */ word) => {
    let entry = vocabulary.get(word);
    if (!entry) {
      const short = bare(word);
      entry = { word, bare: short, stem: stem(short), names: [], pages: "" };
      vocabulary.set(word, entry);
    }
    return entry;
  };
  /** @type {{entry: Entry, weight: number, size: number, whole: string}[]} */
  const names = [];
  const name = (/** @type {Entry} */ entry, /** @type {number} */ weight, /** @type {string[]} */ words) => {
    for (const word of words) known(word).names.push(names.length);
    names.push({ entry, weight, size: words.length, whole: [...new Set(words)].join(" ") });
  };
  const headings = index.sections.map(([, title]) => wordsIn(title));
  const pages = index.pages.map(([address, title, text, sections, value, tab, ...others], page) => {
    const entry = { address, page, title, text, value };
    const heading = names.length;
    name(entry, inTitle, wordsIn(title));
    name(entry, inTitle, wordsIn(tab));
    name(entry, 3, wordsIn(text));
    for (const other of others) name(entry, 6, wordsIn(other));
    for (const number of sections) {
      const [id, part, weight] = index.sections[number];
      name({ address: `${address}#${id}`, page, title: `${title} · ${part}`, text: "", value, heading }, weight, headings[number]);
    }
    return entry;
  });
  for (const [page, id, title, ...others] of index.places) {
    const entry = { address: `${pages[page].address}#${id}`, page, title, text: others.join(", "), value: 1 };
    name(entry, inTitle, wordsIn(title));
    for (const other of others) name(entry, 8, wordsIn(other));
  }
  const coded = index.found.split(" ");
  let before = "";
  index.words.split(/(?=[A-Z])/).forEach((rest, number) => {
    before = before.slice(0, rest.charCodeAt(0) - 65) + rest.slice(1);
    known(before).pages = coded[number];
  });
  const all = [...vocabulary.values()];
  const common = new Set(index.common);

  /**
   * The words of the vocabulary that are what was asked for, each with how well; else those that are nearly.
   * @param {string} asked @returns {[Word, number][]}
   */
  const alike = (asked) => {
    const short = bare(asked);
    const root = stem(short);
    const level = (/** @type {Word} */ one) => {
      if (one.word === asked) return 1;
      if (one.bare === short || one.stem === root) return 0.8;
      return one.bare.startsWith(short) ? 0.3 + (0.4 * short.length) / one.bare.length : 0;
    };
    const exact = asked.length < LONG_NUMBER && /^\d+$/.test(asked); // else 41 would stand for every number that begins with it
    const found = all.map((one) => /** @type {[Word, number]} */ ([one, level(one)])).filter(([, value]) => (exact ? value === 1 : value));
    if (found.length || common.has(asked) || asked.length < 4) return found;
    const others = all.filter((one) => near(asked, one.word)).sort((one, other) => other.pages.length - one.pages.length);
    return others.map((one) => [one, nearly]);
  };

  /** @param {string} query @returns {Answer} */
  return (query) => {
    const words = [...new Set(wordsIn(query.slice(0, MOST_LETTERS)))];
    const asked = words.slice(0, MOST_WORDS);
    const rare = asked.filter((word) => !common.has(word));
    const none = asked.map(() => 0);
    const read = [...asked];
    /** @type {Map<number, number[]>} name → how well it has each word */
    const named = new Map();
    const onPages = pages.map(() => [...none]);
    /** @type {Set<number>} turns of words that are nowhere, and of those that are everywhere when there are others */
    const waived = new Set();
    /** @type {string[]} */
    const unknown = [];
    asked.forEach((word, turn) => {
      const found = alike(word);
      if (found[0]?.[1] === nearly) read[turn] = found[0][0].word;
      if (common.has(word) ? rare.length : !found.length) waived.add(turn);
      if (!common.has(word) && !found.length) unknown.push(word);
      const raise = (/** @type {number[]} */ levels, /** @type {number} */ level) => {
        levels[turn] = Math.max(levels[turn], rare.includes(word) || !rare.length ? level : level / 4);
      };
      for (const [one, level] of found) {
        for (const number of one.names) {
          const { entry, weight } = names[number];
          const levels = named.get(number) ?? [...none];
          named.set(number, levels);
          raise(levels, level);
          if (entry === pages[entry.page]) raise(onPages[entry.page], level * weight);
        }
        decode(one.pages, (page, much) => raise(onPages[page], level * (much + 1)));
      }
    });

    const known = asked.length - waived.size;
    const rarity = asked.map((_, turn) => Math.log(1 + pages.length / (1 + onPages.filter((levels) => levels[turn]).length)));
    /** @type {Map<Entry, {lacks: number, value: number}>} */
    const scores = new Map();
    const score = (/** @type {Entry} */ entry, /** @type {number[]} */ levels, /** @type {number} */ weight) => {
      const lacks = levels.filter((level, turn) => !level && !waived.has(turn)).length;
      if (lacks >= known && (rare.length || !levels.some(Boolean))) return;
      const value = levels.reduce((sum, level, turn) => sum + level * rarity[turn], 0) * weight;
      const before = scores.get(entry);
      if (!before || before.lacks > lacks || (before.lacks === lacks && before.value < value)) scores.set(entry, { lacks, value });
    };
    onPages.forEach((levels, page) => score(pages[page], levels, pages[page].value));
    const typed = asked.join(" ");
    for (const [number, levels] of named) {
      const { entry, weight, size, whole } = names[number];
      const above = (entry.heading !== undefined && named.get(entry.heading)) || none;
      const share = levels.filter((level) => level > 0.25).length / size;
      const worth = whole === typed && weight === inTitle ? 2 : entry.value; // whoever types the whole name means it
      const around = onPages[entry.page]; // what else was asked may stand in the text
      const all = levels.map((level, turn) => Math.max(level, above[turn] / 2, Math.min(around[turn], 1) / 4));
      if (share) score(entry, all, weight * (1 + share) * worth);
    }
    const least = Math.min(...Array.from(scores.values(), ({ lacks }) => lacks));
    const perPage = pages.map(() => 2);
    const best = [...scores].filter(([, { lacks }]) => lacks === least).sort(([, one], [, other]) => other.value - one.value);
    const entries = best.map(([entry]) => entry);
    return {
      entries: entries.filter(({ page }) => perPage[page]-- > 0),
      read: read.join() === asked.join() ? "" : [...new Set(read)].filter((word) => !unknown.includes(word)).join(" "),
      cut: query.length > MOST_LETTERS || words.length > MOST_WORDS,
      unknown: entries.length ? unknown : [],
      partly: entries.length > 0 && least > 0,
    };
  };
}

/** The pages of a word, and whether each is much about it. @param {string} text @param {(page: number, much: number) => void} each */
function decode(text, each) {
  let page = 0;
  let step = 0;
  let unit = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const sign = code - (code > 92 ? 36 : 35);
    step += sign * unit;
    if (sign < 63) {
      page += step >> 1;
      each(page++, step % 2);
      step = 0;
      unit = 1;
    } else {
      unit *= 28;
    }
  }
}
