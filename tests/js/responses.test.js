// The table of files that both languages judge is tests/assessment/judged.yaml; here stands what only the browser does.
import assert from "node:assert/strict";
import test from "node:test";

import { attempt, check, isId, isObject, LIMIT, parse } from "../../aeskills/assets/static/assessment/responses.js";
import { makeBundle, person } from "./bundle.js";

const bundle = makeBundle();
const good = person(bundle);
const bytes = (text) => new TextEncoder().encode(text);
const faults = (text) => parse(bytes(text), bundle).faults.map(([key]) => key);
const values = (other) => check({ ...good, ...other }, bundle).faults.map(([, { key }]) => key);

test("a good file is taken as a copy", () => {
  const { responses, faults: none } = check(good, bundle);
  assert.deepEqual(none, []);
  assert.deepEqual(responses, good);
  responses.answers["aim-s1"].best = "b";
  assert.equal(good.answers["aim-s1"].best, "a");
  assert.deepEqual(parse(bytes(`\uFEFF${JSON.stringify(good)}`), bundle).responses, good);
  assert.ok(bytes(JSON.stringify(good)).length < LIMIT);
});

test("what is no JSON object", () => {
  assert.deepEqual(faults(""), ["import-no-json"]);
  assert.deepEqual(faults("{'a': 1}"), ["import-no-json"]);
  assert.deepEqual(parse(new Uint8Array([0xff, 0xfe]), bundle).faults, [["import-no-json", {}]]);
  for (const text of ["[]", "null", "3", '"x"']) assert.deepEqual(faults(text), ["import-no-object"]);
  assert.ok(faults("{}").every((key) => key === "import-missing"));
});

test("a key twice is seen at any depth, and braces inside of texts are no braces", () => {
  const text = JSON.stringify(good);
  assert.deepEqual(faults(text.replace('"best":"a"', '"best":"a","best":"a"')), ["import-twice"]);
  assert.deepEqual(faults('{"a": {"b": [{"c": 1}, {"c": 2}]}, "d": "{\\"d\\": 1, \\"d\\": 2}"}').includes("import-twice"), false);
  assert.deepEqual(faults('{"\\u0061": 1, "a": 2}'), ["import-twice"]);
});

test("each wrong value is named by its key", () => {
  assert.deepEqual(values({ bank: "XYZ", seed: 2 ** 32, form: "ghost", seniority: null, industry: "ghost", started: "now", finished: 5 }),
    ["bank", "seed", "form", "seniority", "industry", "started", "finished"]);
  assert.deepEqual(values({ skills: ["aim", "aim"], asked: [1], country: "de" }), ["skills", "asked", "country"]);
  assert.deepEqual(values({ ratings: { aim: 0, Build: 3 }, answers: { "aim-s1": { best: "a", score: 1 }, "aim-k2": { picks: [] } } }),
    ['ratings."aim"', 'ratings."Build"', 'answers."aim-s1"', 'answers."aim-k2"']);
  assert.deepEqual(values({ ratings: [], answers: null }), ["ratings", "answers"]);
  assert.deepEqual(values({ country: "DE", asked: ["aim-s1"], industry: "docks", finished: null }), []);
});

test("at most twenty faults, each of them short", () => {
  const ratings = Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`${"r".repeat(200)}${at}`, "x".repeat(500)]));
  const found = check({ ...good, ratings }, bundle).faults;
  assert.equal(found.length, 20);
  for (const [, { key, value }] of found) assert.ok(key.length <= 48 && value.length <= 40);
});

test("names of the language's own objects are no ids", () => {
  for (const id of ["__proto__", "constructor", "prototype", "", "A", "a--b", "-a", "a b", "x".repeat(65), 3, null]) assert.equal(isId(id), false);
  for (const id of ["a", "aim-s1", "to-string", "x".repeat(64)]) assert.equal(isId(id), true);
  const polluted = JSON.parse(`{"__proto__": {"form": "full"}, ${JSON.stringify(good).slice(1)}`);
  assert.deepEqual(check(polluted, bundle).faults.map(([key]) => key), ["import-unknown"]);
});

test("objects and attempts", () => {
  assert.deepEqual([{}, [], null, "x", 1].map(isObject), [true, false, false, false, false]);
  assert.equal(attempt(good), `${Date.UTC(2026, 10, 20, 9) / 1000}/7`);
  assert.equal(attempt(null), null);
  assert.equal(attempt({ ...good, finished: null }), attempt(good));
  assert.notEqual(attempt({ ...good, seed: 8 }), attempt(good));
  assert.equal(attempt({ ...good, started: "2026-11-20T09:00:00.999Z" }), attempt({ ...good, started: "2026-11-20T10:00:00+01:00" }));
});

test("former ids of renamed records are read as their present ones", () => {
  const renamed = { skill: { target: "aim" }, item: { "target-s1": "aim-s1" }, form: { olden: good.form }, industry: { quays: "docks" } };
  const answers = { "target-s1": { unknown: true } };
  const value = { ...good, form: "olden", industry: "quays", skills: ["target"], ratings: { target: 2 }, answers, asked: ["target-s1"] };
  assert.equal(check(value, bundle).responses, null);
  const { responses } = check(value, { ...bundle, renamed });
  assert.deepEqual(responses, { ...good, industry: "docks", skills: ["aim"], ratings: { aim: 2 }, answers: { "aim-s1": { unknown: true } },
    asked: ["aim-s1"] });
  assert.deepEqual(check({ ...good, ratings: { target: 1, aim: 3 } }, { ...bundle, renamed }).responses.ratings, { aim: 3 });
});
