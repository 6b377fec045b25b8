import assert from "node:assert/strict";
import test from "node:test";

import { leastApart, ownRating, pairs, ratingOf, topics } from "../../aeskills/assets/static/assessment/pair.js";
import { makeBundle, person } from "./bundle.js";

const bundle = makeBundle();
const own = person(bundle, "best", { ratings: { aim: 4, build: "none", ask: 2 } });
const rating = person(bundle, "best", { answers: {}, whose: "mentor", origin: "file", ratings: { aim: 2, build: 3, ask: 3 } });

test("two levels are apart, one is not, and what one of them has not seen never is", () => {
  assert.equal(leastApart(bundle.model), 2);
  assert.deepEqual(pairs(bundle, own, rating), [
    { skill: "aim", own: 4, mentor: 2, apart: true }, { skill: "build", own: null, mentor: 3, apart: false },
    { skill: "ask", own: 2, mentor: 3, apart: false },
  ]);
  assert.deepEqual(pairs(bundle, own, { ...rating, ratings: {} }).map(({ skill }) => skill), ["aim", "ask"]);
});

test("more uncertain levels need a larger difference", () => {
  assert.equal(leastApart({ ...bundle.model, anchor: 30 }), 3);
  assert.equal(leastApart({ ...bundle.model, anchor: 0 }), 1);
});

test("three topics: what is apart comes first, by weight, and none twice", () => {
  const both = pairs(bundle, { ...own, ratings: { aim: 5, build: 5, ask: 1 } }, { ...rating, ratings: { aim: 1, build: 1, ask: 1 } });
  assert.deepEqual(topics(both, { aim: 0.2, build: 0.5, ask: 0.3 }, ["ask", "aim"]), ["build", "aim", "ask"]);
  assert.deepEqual(topics([], {}, ["a", "b", "c", "d"]), ["a", "b", "c"]);
});

test("the latest rating of the reader, never one that they made of somebody else", () => {
  const made = { ...rating, origin: undefined, started: "2027-01-01T00:00:00Z" };
  const later = { ...rating, started: "2026-12-01T00:00:00Z" };
  assert.equal(ratingOf([rating, made, later, own]), later);
  assert.equal(ownRating([rating, own, made]), made);
  assert.equal(ratingOf([own, made, { ...own, origin: "link", whose: "colleague" }]), undefined);
});
