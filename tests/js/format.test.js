import assert from "node:assert/strict";
import test from "node:test";

import { formOf, questions, shuffled, skillsOf, speaker } from "../../aeskills/assets/static/assessment/format.js";
import { makeBundle, person, SKILLS } from "./bundle.js";

const bundle = makeBundle();
const words = speaker(bundle);

test("messages are filled in, and counted in the reader's language", () => {
  assert.equal(words.t("hello", { name: "$& {count}" }), "Hello $& {count}");
  assert.equal(words.t("hello"), "Hello {name}");
  assert.equal(words.t("found", { count: 1 }), "1 result");
  assert.equal(words.t("found", { count: 1234.56 }), "1,234.6 results");
  assert.throws(() => words.t("ghost"), /ghost/);
  const italian = speaker({ ...bundle, locale: "it" });
  assert.equal(italian.t("found", { count: 1234567.8 }), "1.234.567,8 results");
  assert.equal(italian.percent(0.305), "30,5%");
});

test("numbers of a result are told in steps of five, inside of the scale", () => {
  assert.deepEqual([-9, 0, 2.4, 2.5, 62, 97.6, 130].map(words.round), [0, 0, 0, 5, 60, 100, 100]);
  assert.equal(words.range({ low: null, high: null }), null);
  assert.equal(words.range({ low: 31, high: null }), null);
  const range = words.range({ low: 31, high: 58 });
  assert.deepEqual([range.low, range.high, range.text, range.names], [30, 60, "30 to 60", "Band 2 to Band 3"]);
  assert.equal(words.range({ low: 21, high: 24 }).names, "Band 2");
  assert.equal(words.range({ low: -3, high: 104 }).names, "Band 1 to Band 5");
});

test("levels, lists and plain dates", () => {
  assert.equal(words.level(2.25), "2.3 of 5");
  assert.deepEqual([words.levelName(4), words.levelName(null), words.levelName(9)], ["Step 4", "", ""]);
  assert.equal(words.list(["a", "b", "c"]), "a, b, and c");
  assert.equal(words.date("2026-02-28T23:59:59Z", "UTC"), "28 February 2026");
});

test("the options stand in an order of the seed and the item, each of them once", () => {
  const item = bundle.items["aim-s1"];
  const orders = new Set();
  for (let seed = 0; seed < 200; seed++) {
    const ids = shuffled("aim-s1", item, seed).map(({ id }) => id);
    assert.deepEqual([...ids].sort(), ["a", "b", "c", "d"]);
    orders.add(ids.join());
  }
  assert.equal(orders.size, 24);
  assert.deepEqual(shuffled("aim-s1", item, 5), shuffled("aim-s1", item, 5));
  assert.deepEqual(item.options.map(({ id }) => id), ["a", "b", "c", "d"]);
});

test("questions: ratings first, then the items of chosen skills", () => {
  const asked = questions(bundle, person(bundle, "best", { skills: ["ask"], ratings: { ask: 3 }, answers: { "ask-s1": { best: "a" } } }));
  assert.deepEqual(asked.map(({ id }) => id), ["ask", "ask-s1", "ask-s2", "ask-s3", "ask-s4", "ask-k2", "ask-k4"]);
  assert.deepEqual(asked.map(({ answered }) => answered), [true, true, false, false, false, false, false]);
  assert.equal(asked[0].item, null);
  assert.deepEqual(skillsOf(bundle, formOf(bundle, "full")), SKILLS);
});
