import assert from "node:assert/strict";
import test from "node:test";

import { due, GAPS, later, MOST_A_DAY, nextDay, practisedAt, practisedOf } from "../../aeskills/assets/static/assessment/spacing.js";

const TODAY = "2026-12-01";

test("what never came is due; what came today is not, right or wrong", () => {
  assert.deepEqual(due(["a", "b"], {}, TODAY), ["a", "b"]);
  assert.deepEqual(due(["a", "b"], { a: practisedAt(undefined, false, TODAY) }, TODAY), ["b"]);
  assert.deepEqual(due(["a", "b"], { a: practisedAt(undefined, true, TODAY) }, TODAY), ["b"]);
});

test("the gaps grow with every right answer, and begin anew with a wrong one", () => {
  let entry;
  const days = GAPS.map(() => nextDay((entry = practisedAt(entry, true, entry ? nextDay(entry) : TODAY))));
  assert.deepEqual(days, ["2026-12-04", "2026-12-11", "2027-01-01", null]);
  assert.equal(nextDay(practisedAt({ right: 3, day: "2026-12-01" }, false, "2026-12-22")), "2026-12-23");
  assert.deepEqual(due(["a"], { a: { right: GAPS.length, day: "2020-01-01" } }, TODAY), [], "learned");
});

test("a day has so many and no more; the rest comes the next day", () => {
  const ids = [...Array(20).keys()].map((at) => `item-${at}`);
  assert.equal(due(ids, {}, TODAY).length, MOST_A_DAY);
  const had = Object.fromEntries(ids.slice(0, MOST_A_DAY).map((id) => [id, practisedAt(undefined, true, TODAY)]));
  assert.deepEqual(due(ids, had, TODAY), []);
  assert.equal(later(ids, had, TODAY), "2026-12-02");
  assert.equal(due(ids, had, "2026-12-02").length, MOST_A_DAY);
  assert.equal(later(["a"], { a: { right: 1, day: TODAY } }, TODAY), "2026-12-04");
  assert.equal(later(["a"], { a: { right: GAPS.length, day: TODAY } }, TODAY), null);
  assert.equal(later([], {}, TODAY), null);
});

test("a storage may hold anything", () => {
  const good = { "item-1": { right: 2, day: "2026-12-01" } };
  assert.deepEqual(practisedOf({ ...good, constructor: { right: 1, day: TODAY }, b: null, c: { right: 9, day: TODAY }, d: { right: 1, day: "x" },
    e: { right: -1, day: TODAY }, "F f": { right: 1, day: TODAY }, g: { right: 1.5, day: TODAY }, h: { right: 1, day: "2026-99-99" } }), good);
  for (const value of [null, undefined, [], "x", 3]) assert.deepEqual(practisedOf(value), {});
});
