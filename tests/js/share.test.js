import assert from "node:assert/strict";
import test from "node:test";

import { score } from "../../aeskills/assets/static/assessment/score.js";
import { contentIn, lettered } from "../../aeskills/assets/static/assessment/link.js";
import { encode, opened } from "../../aeskills/assets/static/assessment/share.js";
import { easyOnly, makeBundle, numbers, person } from "./bundle.js";

const bundle = makeBundle();
const someone = person(bundle, easyOnly, { industry: "docks", ratings: { aim: 3, build: "none", ask: "not-mine" } });
const found = score(bundle, someone);

/** A link whose checksum is right, whatever its content. */
const sealed = lettered;
const content = contentIn;
/** The letters of any bytes, without a checksum of their own. */
const letters = (bytes) => lettered(bytes).slice(0, Math.ceil((8 * bytes.length) / 5));

test("families go there and back to a hundredth", () => {
  const code = encode(bundle, someone, found);
  assert.match(code, /^[0-9a-z]+$/);
  const { fault, person: back, found: told, old } = opened(bundle, code);
  assert.equal(fault, "");
  assert.equal(old, false);
  assert.deepEqual({ ...back, skills: someone.skills, ratings: someone.ratings, answers: someone.answers }, someone);
  assert.deepEqual(back.answers, {});
  for (const [one, other] of [[told.overall, found.overall], [told.families.craft, found.families.craft]]) {
    assert.equal(one.verdict, other.verdict);
    assert.equal(one.n, other.n);
    for (const key of ["claimed", "estimate", "low", "high", "target"]) {
      assert.ok(other[key] === null ? one[key] === null : Math.abs(one[key] - other[key]) <= 0.005 + 1e-9, key);
    }
  }
});

test("answers go there and back whole, and score the same", () => {
  someone.answers["aim-s1"] = { unknown: true };
  delete someone.answers["aim-s2"];
  someone.answers["aim-k2"] = { picks: ["b", "d"] };
  const { fault, person: back, found: none } = opened(bundle, encode(bundle, someone, null));
  assert.equal(fault, "");
  assert.equal(none, null);
  assert.deepEqual({ ...back, skills: [...back.skills].sort() }, { ...someone, skills: [...someone.skills].sort() });
  assert.deepEqual(score(bundle, back), score(bundle, someone));
});

test("someone guessing: the gate is in the link, and no number", () => {
  const guess = person(bundle, "farthest");
  const { found: told } = opened(bundle, encode(bundle, guess, score(bundle, guess)));
  assert.equal(told.gate.passed, false);
  assert.ok(told.gate.most >= 1);
  assert.equal(told.overall.estimate, null);
});

test("a link that is cut, changed in one bit or no link at all is broken", () => {
  const code = encode(bundle, someone, found);
  const whole = content(code);
  const sum = [...whole].reduce((hash, byte) => Math.imul(hash ^ byte, 16777619), 2166136261) >>> 0;
  const bytes = [...whole, sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255];
  assert.equal(opened(bundle, letters(bytes)).fault, "");
  for (let at = 0; at < bytes.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const changed = letters(bytes.with(at, bytes[at] ^ (1 << bit)));
      assert.deepEqual(opened(bundle, changed), { fault: "shared-broken" });
    }
  }
  for (let length = 0; length < code.length; length += 3) assert.equal(opened(bundle, code.slice(0, length)).fault, "shared-broken");
  for (const odd of ["%", "%E0%A4%A", "é", "=", "====", " ", "#", "\u0000", "A".repeat(9999), "💥"]) {
    assert.equal(opened(bundle, odd).fault, "shared-broken", odd);
  }
});

test("another bank and a later version are told apart from a broken link", () => {
  const other = { ...bundle, bank: "ffffffffffff" };
  assert.equal(opened(other, encode(bundle, someone, found)).fault, "shared-bank");
  const bytes = content(encode(bundle, someone, found));
  assert.equal(opened(bundle, sealed(bytes.with(0, 4))).fault, "shared-version");
  assert.equal(opened(bundle, sealed(bytes.with(0, 0))).fault, "shared-version");
  assert.equal(opened(bundle, sealed(bytes)).fault, "");
});

test("an answer of a former bank is read by that bank's lists", () => {
  const lists = {
    industries: ["air", "docks"], seniority: ["junior", "senior"], families: ["craft", "speech"], skills: ["aim", "ask", "build"],
    items: Object.fromEntries(Object.keys(bundle.items).sort().map((id) => [id, [bundle.items[id].type, "a", "b", "c", "d"]])),
  };
  const later = { ...bundle, bank: "ffffffffffff", former: { [bundle.bank]: lists } };
  const { fault, person: back } = opened(later, encode(bundle, someone, null));
  assert.equal(fault, "");
  assert.equal(back.bank, bundle.bank);
  assert.deepEqual(back.answers, someone.answers);
});

test("forged links with a right checksum never throw, and no half of a range is shown", () => {
  const draw = numbers(1);
  const counts = { broken: 0, shown: 0, scored: 0 };
  for (const [code, rounds] of [[encode(bundle, someone, found), 3000], [encode(bundle, someone, null), 1000]]) {
    for (let round = 0; round < rounds; round++) {
      const forged = content(code);
      for (let more = draw(4); more >= 0; more--) forged[7 + draw(forged.length - 7)] = [0, 255, draw(256)][draw(3)];
      const shared = opened(bundle, sealed(forged));
      if (shared.fault) counts.broken++;
      else if (!shared.found) {
        score(bundle, shared.person);
        counts.scored++;
      } else {
        counts.shown++;
        for (const { estimate, low, high, enough, verdict } of [shared.found.overall, ...Object.values(shared.found.families)]) {
          assert.ok(enough ? estimate !== null && low !== null && high !== null : estimate === null && low === null && high === null);
          assert.equal(typeof verdict, "string");
        }
      }
    }
  }
  assert.ok(counts.broken > 100 && counts.shown > 100 && counts.scored > 100, JSON.stringify(counts));
});

test("a link made before records were renamed opens with their present ids", () => {
  const before = makeBundle();
  const person1 = person(before, easyOnly, { industry: "docks", ratings: { aim: 3, build: 2, ask: 1 } });
  const [links, after] = [[encode(before, person1, null), encode(before, person1, score(before, person1))], makeBundle()];
  const list = (entries) => entries.map(({ id }) => id).sort();
  after.former = { ...after.former, [before.bank]: {
    industries: list(before.industries), seniority: list(before.seniority), families: list(before.families),
    skills: Object.keys(before.skills).sort(),
    items: Object.fromEntries(Object.keys(before.items).sort().map((id) => [id, [before.items[id].type, ...list(before.items[id].options)]])),
  } };
  after.bank = "0123456789ab";
  after.renamed = { skill: { aim: "target" }, item: { "aim-s1": "target-s1" }, family: { craft: "trade" } };
  const [raw, told] = links.map((code) => opened(after, code));
  assert.deepEqual([raw.fault, told.fault], ["", ""]);
  assert.deepEqual(raw.person.ratings, { target: 3, build: 2, ask: 1 });
  assert.ok("target-s1" in raw.person.answers && !("aim-s1" in raw.person.answers));
  assert.ok("trade" in told.found.families && !("craft" in told.found.families));
});
