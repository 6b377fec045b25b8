import assert from "node:assert/strict";
import test from "node:test";

import { makeBundle } from "./bundle.js";

/** What a template element does with trusted HTML, as far as the plan needs it: its text. */
globalThis.document = {
  createElement: () => ({
    content: {},
    set innerHTML(html) {
      this.content = { textContent: html.replace(/<[^>]*>/g, "").replaceAll("&amp;", "&").replaceAll("&lt;", "<") };
    },
  }),
};
const { calendar, dayOf, markdown } = await import("../../aeskills/assets/static/assessment/calendar.js");
const { speaker } = await import("../../aeskills/assets/static/assessment/format.js");

const bundle = makeBundle();
const words = speaker(bundle);
const app = { bundle, words, t: words.t };
const activity = (more) => ({
  id: "ride-along", day: 1, paths: [], skill: "aim", level: 2, title: "Ride along", text: "<p>Join a <b>call</b>.</p>", outcome: "Notes", hours: 1, ...more,
});
const lines = (text) => text.split("\r\n");

test("day 1 is the start; days cross months, leap years and changes of the clock", () => {
  const day = (start, number) => dayOf(start, number).toISOString();
  assert.equal(day("2026-03-01", 1), "2026-03-01T00:00:00.000Z");
  assert.equal(day("2028-02-28", 2), "2028-02-29T00:00:00.000Z");
  assert.equal(day("2026-12-31", 90), "2027-03-30T00:00:00.000Z");
});

test("an event: all day, ends on the next day, named once and for all", () => {
  const text = calendar(app, [activity({ day: 31 })], "2026-12-01", "2026-11-20T09:30:00.123Z");
  const found = lines(text);
  assert.deepEqual([found[0], found.at(-2), found.at(-1)], ["BEGIN:VCALENDAR", "END:VCALENDAR", ""]);
  for (const line of ["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "DTSTAMP:20261120T093000Z", "SUMMARY:Ride along",
    "UID:ride-along-20261231-20261120T093000Z@aeskills"]) assert.ok(found.includes(line), line);
  assert.equal(calendar(app, [], "2026-12-01", "2026-11-20T09:30:00Z").includes("VEVENT"), false);
});

test("commas, semicolons, backslashes and line ends are escaped", () => {
  const text = calendar(app, [activity({ title: "a, b; c\\d\ne\r\nf", outcome: "x, y" })], "2026-12-01", "2026-11-20T09:30:00Z");
  assert.ok(text.includes("SUMMARY:a\\, b\\; c\\\\d\\ne\\nf\r\n"));
  const description = lines(text.replaceAll("\r\n ", "")).find((line) => line.startsWith("DESCRIPTION:"));
  assert.equal(description, "DESCRIPTION:Join a call.\\nOutcome: x\\, y\\nFor learning\\; not for hiring");
});

test("no line is longer than 75 octets, no letter is cut, and unfolding gives the text back", () => {
  const title = "Überprüfung 東京 💥 ".repeat(30).trim();
  const text = calendar(app, [activity({ title })], "2026-12-01", "2026-11-20T09:30:00Z");
  const octets = lines(text).map((line) => new TextEncoder().encode(line).length);
  assert.ok(Math.max(...octets) <= 75 && octets.filter((size) => size > 70).length > 10);
  assert.equal(text.includes("\ufffd"), false);
  assert.ok(text.replaceAll("\r\n ", "").includes(`SUMMARY:${title}\r\n`));
  assert.equal(/[^\r]\n/.test(text), false);
});

test("the plan as Markdown: one heading a day, ticks, and no markup from the texts", () => {
  const list = [activity({}), activity({ id: "two", title: "*Two* [x](y)", hours: 3 }), activity({ id: "three", day: 8 })];
  const text = markdown(app, list, { two: true }, "2026-12-01");
  assert.deepEqual(text.match(/^## .*$/gm), ["## Day 1, December 1, 2026", "## Day 8, December 8, 2026"]);
  assert.ok(text.includes("- [x] **\\*Two\\* \\[x\\](y)** (Aim, 3 hours)\n"));
  assert.ok(text.includes("- [ ] **Ride along** (Aim, 1 hour)\n  Join a call.\n  Outcome: Notes"));
  assert.deepEqual(markdown(app, list, {}, "").match(/^## .*$/gm), ["## Day 1", "## Day 8"]);
});
