import assert from "node:assert/strict";
import test from "node:test";

import { engine, MOST_LETTERS, MOST_WORDS } from "../../aeskills/assets/static/search/query.js";
import { near, reader, shortener } from "../../aeskills/assets/static/search/words.js";

/** Pages of a word as the index codes them: each number is twice the distance to the page before, plus one where it says much. */
const coded = (...pages) => {
  let next = 0;
  return pages.map(([page, much = 0]) => {
    let step = (page - next) * 2 + much;
    next = page + 1;
    assert.ok(step < 63);
    step += 35;
    return String.fromCharCode(step > 91 ? step + 1 : step);
  }).join("");
};

const RULES = { letters: { ß: "ss" }, beginnings: ["un"], endings: ["s", "ing", "ed"] };
const INDEX = {
  ...RULES,
  common: ["the"],
  words: "AforecastAnegotiationIeAquotaAweather",
  found: [coded([0], [2, 1]), coded([1]), coded([1]), coded([0, 1], [1]), coded([2])].join(" "),
  pages: [
    ["quota/", "Quota", "What a seller has to sell", [0], 1, "", "sales target"],
    ["talks/", "Negotiation", "Give and take", [0, 1], 1, ""],
    ["weather/", "Forecast", "The sales to come", [], 1, ""],
    ["strasse/", "Straße", "", [], 1, "東京都"],
  ],
  sections: [["sources", "Sources", 2], ["prices", "Prices and discounts", 6]],
  places: [[1, "batna", "BATNA", "best alternative"]],
};
const find = engine(INDEX);
const addresses = (query) => find(query).entries.map(({ address }) => address);

test("a word in a title comes before the same word in a text", () => {
  assert.deepEqual(addresses("quota"), ["quota/", "talks/"]);
  assert.equal(addresses("forecast")[0], "weather/");
});

test("inflected, unfinished, accented, in capitals, by another name", () => {
  for (const [query, wanted] of [["quotas", "quota/"], ["QUOTA", "quota/"], ["quo", "quota/"], ["sales target", "quota/"],
    ["forecasting", "weather/"], ["strasse", "strasse/"], ["STRASSE", "strasse/"], ["東京", "strasse/"], ["batna", "talks/#batna"],
    ["best alternative", "talks/#batna"], ["discounts", "talks/#prices"]]) assert.equal(addresses(query)[0], wanted, query);
});

test("where no place has all words, those with most of them come, and it is said", () => {
  assert.equal(find("quota weather").partly, true);
  assert.deepEqual(addresses("quota weather").slice(0, 1), ["quota/"]);
  assert.equal(find("quota negotiation").partly, false);
});

test("a word that is nowhere is passed over, and said", () => {
  const { entries, unknown, partly } = find("quota xqzzv");
  assert.deepEqual(entries.map(({ address }) => address), addresses("quota"));
  assert.deepEqual([unknown, partly], [["xqzzv"], false]);
  assert.deepEqual(find("xqzzv").entries, []);
  assert.deepEqual(find("xqzzv").unknown, []);
  assert.deepEqual(addresses("quota 7"), addresses("quota"));
});

test("whoever types a whole name gets it first", () => {
  const other = engine({ ...INDEX, pages: [...INDEX.pages, ["source/", "Prices and discounts", "", [], 0.3, ""]] });
  assert.equal(other("prices and discounts").entries[0].address, "source/");
  assert.notEqual(other("prices discounts").entries[0].address, "source/");
});

test("a number in groups is one word; a short one stands for itself alone", () => {
  const codes = engine({ ...INDEX, pages: [["a/", "Codes 41-3091.00", "", [], 1, ""], ["b/", "Rule 4130, 413 pages", "", [], 1, ""]], places: [],
    words: "", found: "" });
  const brought = (query) => codes(query).entries.map(({ address }) => address);
  assert.deepEqual(brought("41-3091.00"), ["a/"]);
  assert.deepEqual(brought("41-3091"), ["a/"]);
  assert.deepEqual(brought("413"), ["b/"]);
});

test("all words must be there, but those that tell no page from another", () => {
  assert.deepEqual(addresses("the quota"), addresses("quota"));
  assert.deepEqual(addresses("quota negotiation"), ["talks/"]);
});

test("one letter amiss is read as the nearest word, and said", () => {
  const { entries, read } = find("forcast");
  assert.equal(read, "forecast");
  assert.equal(entries[0].address, "weather/");
  assert.equal(find("forecast").read, "");
  assert.deepEqual(find("xqzzv").entries, []);
  for (const other of ["quot", "quotaa", "quoto", "qouta"]) assert.equal(near("quota", other), true, other);
  for (const other of ["qta", "quotes", "atouq"]) assert.equal(near("quota", other), false, other);
});

test("odd queries find nothing and break nothing", () => {
  for (const query of ["", " ", "%", "#%E0%A4%A", "(", "[", "\\", "*", "+", "$&", "\u0000", "\ud800", "💥", "a:b:c", "__proto__", "constructor"]) {
    assert.deepEqual(find(query), { entries: [], read: "", cut: false, unknown: [], partly: false }, query);
  }
});

test("a pasted text is read up to a bound, and the answer says so", () => {
  const words = Array.from({ length: 2000 }, (_, at) => `w${at}`);
  assert.equal(find(words.join(" ")).cut, true);
  assert.equal(find("quota ".repeat(20).trim()).cut, false);
  assert.deepEqual(addresses("quota ".repeat(20)), addresses("quota"));
  const most = Array.from({ length: MOST_WORDS }, (_, at) => `w${at}`);
  assert.equal(find(most.join(" ")).cut, false);
  assert.equal(find([...most, "quota"].join(" ")).cut, true);
  const long = `quota ${"quota ".repeat(MOST_LETTERS)}`;
  assert.equal(find(long).cut, true);
  assert.deepEqual(addresses(long), addresses("quota"));
  assert.equal(find("x".repeat(10_000_000)).cut, true);
});

test("words beyond the bound are never looked for", () => {
  let walked = 0;
  const watched = engine(INDEX);
  const original = String.prototype.startsWith;
  String.prototype.startsWith = function (...rest) {
    walked++;
    return original.apply(this, rest);
  };
  try {
    watched(Array.from({ length: 40 }, (_, at) => `w${at}`).join(" "));
    const some = walked;
    walked = 0;
    watched(Array.from({ length: 4000 }, (_, at) => `w${at}`).join(" "));
    assert.equal(walked, some);
    assert.ok(some > 0);
  } finally {
    String.prototype.startsWith = original;
  }
});

test("texts become words, words lose what inflects them", () => {
  assert.deepEqual(reader(RULES)("Crème brûlée, 3 x 204A – Straße!"), ["creme", "brulee", "204a", "strasse"]);
  assert.deepEqual(reader(RULES)("東京都 カ"), ["東京", "京都", "カ"]);
  const { bare, stem } = shortener(RULES);
  assert.deepEqual(["selling", "quotas", "as"].map(stem), ["sel", "quota", "as"]);
  assert.deepEqual(["unknown", "uncle", "un"].map(bare), ["known", "cle", "un"]);
});
