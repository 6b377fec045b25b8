import assert from "node:assert/strict";
import test from "node:test";

/** What a template element does with trusted HTML, as far as the plan needs it: its text. */
globalThis.document = {
  createElement: () => ({
    content: {},
    set innerHTML(html) {
      this.content = { textContent: html.replace(/<[^>]*>/g, "").replaceAll("&amp;", "&").replaceAll("&lt;", "<") };
    },
  }),
};
const { calendar, markdown } = await import("../../aeskills/assets/static/assessment/calendar.js");
const { dayOf, dues, isDay, weekend, workingDayBefore } = await import("../../aeskills/assets/static/assessment/days.js");

const FREE = [6, 7];
const NOW = new Date("2026-11-20T09:30:00.123Z");
const about = { name: "Plan", outcome: "Outcome:", purpose: "For learning; not for hiring", scope: "/check/", link: ({ id }) => `https://example.org/#${id}` };
const activity = (more) => ({
  id: "ride-along", day: 1, skill: "aim", title: "Ride along", text: "<p>Join a <b>call</b>.</p>", outcome: "Notes", hours: 1, ...more,
});
const made = (list, start, now = NOW) => calendar(list, dues(list, start, FREE), FREE, about, now);
const lines = (text) => text.split("\r\n");
const iso = (date) => date.toISOString().slice(0, 10);

test("day 1 is the start; days cross months, leap years and changes of the clock", () => {
  const day = (start, number) => dayOf(start, number).toISOString();
  assert.equal(day("2026-03-01", 1), "2026-03-01T00:00:00.000Z");
  assert.equal(day("2028-02-28", 2), "2028-02-29T00:00:00.000Z");
  assert.equal(day("2026-12-31", 90), "2027-03-30T00:00:00.000Z");
});

test("a first day is a date that the calendar has, of a year with four digits", () => {
  for (const text of ["2026-12-01", "2000-01-01", "2099-12-31", "2028-02-29"]) assert.ok(isDay(text), text);
  for (const text of ["", "x", "202612-01-01", "123456-01-01", "+123456-01-01", "2026-02-30", "2027-02-29", "1999-12-31", "2100-01-01", "2026-13-01"]) {
    assert.equal(isDay(text), false, text);
  }
});

test("tasks are spread over their span, on working days, the last on the last working day before its end", () => {
  const list = [30, 30, 30, 60, 60, 90].map((day, at) => activity({ id: `task-${at}`, day }));
  // 5 December 2026 is a Saturday; day 30 is Sunday 3 January, day 60 Tuesday 2 February, day 90 Thursday 4 March.
  const found = [...dues(list, "2026-12-05", FREE).values()].map(iso);
  assert.deepEqual(found, ["2026-12-15", "2026-12-24", "2027-01-01", "2027-01-18", "2027-02-02", "2027-03-04"]);
});

test("no task is due on a day without work or outside its span, whatever the first day", () => {
  const list = [...Array(40).keys()].map((at) => activity({ id: `task-${at}`, day: [30, 60, 90][Math.floor(at / 14)] }));
  let count = 0;
  for (let shift = 1; shift <= 400; shift++) {
    const start = iso(dayOf("2026-01-01", shift));
    const found = dues(list, start, FREE);
    list.forEach(({ id, day }, at) => {
      const due = found.get(id);
      assert.ok(![0, 6].includes(due.getUTCDay()) && due <= dayOf(start, day) && due >= dayOf(start, day - 29), `${start} ${id}`);
      assert.ok(!at || due >= found.get(list[at - 1].id));
      count++;
    });
  }
  assert.equal(count, 16000);
});

test("the weekend is that of the language's home; a span without a working day ends on the next one", () => {
  assert.deepEqual(weekend("en"), [6, 7]);
  assert.deepEqual(weekend("it"), [6, 7]);
  assert.deepEqual(weekend("ar-EG"), [5, 6]);
  assert.equal(iso(workingDayBefore(new Date("2026-12-07T00:00:00Z"), FREE)), "2026-12-04");
  assert.equal(iso(dues([activity({ day: 1 })], "2026-12-05", FREE).get("ride-along")), "2026-12-07");
});

test("an event: all day, with a reminder at nine on the working day before, a way back, and the calendar's name", () => {
  const text = made([activity({ day: 31 })], "2026-12-05");
  const found = lines(text);
  assert.deepEqual([found[0], found.at(-2), found.at(-1)], ["BEGIN:VCALENDAR", "END:VCALENDAR", ""]);
  for (const line of ["X-WR-CALNAME:Plan", "DTSTART;VALUE=DATE:20270104", "DTEND;VALUE=DATE:20270105", "DTSTAMP:20261120T093000Z", "SUMMARY:Ride along",
    "UID:ride-along@aeskills/check/", "TRIGGER:-PT63H", "URL:https://example.org/#ride-along"]) assert.ok(found.includes(line), line);
  assert.ok(lines(made([activity({ day: 4 })], "2026-12-05")).includes("TRIGGER:-PT15H"));
  assert.equal(made([], "2026-12-01").includes("VEVENT"), false);
});

test("when the first day moves, the event keeps its name and gets a higher number", () => {
  const field = (text, name) => lines(text).find((line) => line.startsWith(`${name}:`)).slice(name.length + 1);
  const [first, second] = [made([activity({})], "2026-12-01"), made([activity({})], "2026-12-08", new Date(NOW.getTime() + 60000))];
  assert.equal(field(first, "UID"), field(second, "UID"));
  assert.ok(Number(field(second, "SEQUENCE")) > Number(field(first, "SEQUENCE")) && Number(field(second, "SEQUENCE")) < 2 ** 31);
  assert.notEqual(field(first, "DTSTAMP"), field(second, "DTSTAMP"));
});

test("commas, semicolons, backslashes and line ends are escaped", () => {
  const text = made([activity({ title: "a, b; c\\d\ne\r\nf", outcome: "x, y" })], "2026-12-01");
  assert.ok(text.includes("SUMMARY:a\\, b\\; c\\\\d\\ne\\nf\r\n"));
  const description = lines(text.replaceAll("\r\n ", "")).find((line) => line.startsWith("DESCRIPTION:Join"));
  assert.equal(description, "DESCRIPTION:Join a call.\\nOutcome: x\\, y\\nhttps://example.org/#ride-along\\nFor learning\\; not for hiring");
});

test("no line is longer than 75 octets, no letter is cut, and unfolding gives the text back", () => {
  const title = "Überprüfung 東京 💥 ".repeat(30).trim();
  const text = made([activity({ title })], "2026-12-01");
  const octets = lines(text).map((line) => new TextEncoder().encode(line).length);
  assert.ok(Math.max(...octets) <= 75 && octets.filter((size) => size > 70).length > 10);
  assert.equal(text.includes("\ufffd"), false);
  assert.ok(text.replaceAll("\r\n ", "").includes(`SUMMARY:${title}\r\n`));
  assert.equal(/[^\r]\n/.test(text), false);
});

test("the plan as Markdown: one heading a span, ticks, and no markup from the texts", () => {
  const list = [activity({}), activity({ id: "two", title: "*Two* [x](y)", hours: 3 }), activity({ id: "three", day: 8 })];
  const text = markdown(list, { two: true }, about, (day) => `Day ${day}`, ({ skill, hours }) => `${skill}, ${hours} h`);
  assert.deepEqual(text.match(/^## .*$/gm), ["## Day 1", "## Day 8"]);
  assert.ok(text.startsWith("# Plan\n"));
  assert.ok(text.includes("- [x] **\\*Two\\* \\[x\\](y)** (aim, 3 h)\n"));
  assert.ok(text.includes("- [ ] **Ride along** (aim, 1 h)\n  Join a call.\n  Outcome: Notes"));
});
