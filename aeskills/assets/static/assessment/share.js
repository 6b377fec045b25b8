// @ts-check
/**
 * A result inside a link, after `#s=`: version, bank, content, checksum (link.js). The fragment is not sent to a server.
 *
 * Ids are written as places in their sorted list, which the bank's hash fixes. By default only the families' numbers are in it; a
 * mentor's rating has no answers, and its notes.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Bundle} Bundle
 * @typedef {import("./format.js").Responses} Responses
 * @typedef {import("./format.js").Result} Result
 * @typedef {import("./score.js").Entry} Entry
 * @typedef {Pick<Result, "families"|"overall"|"gate">} Told
 * @typedef {{fault: string, code?: string}|{fault: "", person: Responses, found: Told|null, old: boolean, code?: string}} Shared `code` the link's, anew; `found` is null with raw answers; `old`
 *   numbers are of the method of version 0.1.0
 * @typedef {{industries: string[], seniority: string[], families: string[], skills: string[], items: Record<string, string[]>}} Lists sorted
 *   ids of a bank; of an item its kind and options
 */
import { whoseOf } from "./attempt.js";
import { actions, button, h, para } from "./dom.js";
import { addressField } from "./handover.js";
import { contentIn, lettered } from "./link.js";
import { check, present } from "./responses.js";

/** Version 1, of 0.1.0, has other numbers: claimed, estimate, standard error, target. Version 2 does not say whose it is. */
const VERSION = 3;
/** What a link holds. */
const KINDS = /** @type {const} */ (["families", "answers", "rating"]);
const WHOSE = /** @type {const} */ (["self", "colleague", "mentor"]);
const NUMBERS = /** @type {const} */ (["claimed", "estimate", "low", "high", "target"]);
const VERDICTS = /** @type {const} */ (["at-or-above", "below", "too-close", "too-short", "no-target", "no-evidence"]);
/** Half-width of a band of version 1, in standard errors. */
const OLD_WIDTH = 1.28;
const NONE = 0xffff;
/** Numbers on the 0–100 scale are kept to a hundredth, and may lie a little outside of it. */
const SHIFT = 100;
const FINE = 100;

/** @param {{id: string}[]} list */
const ids = (list) => list.map(({ id }) => id).sort();

/** @param {number} value @param {number} size @returns {number[]} big-endian */
const wide = (value, size) => Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** (size - 1 - at)) % 256);

/** @param {number|null} value */
const fine = (value) => wide(value === null ? NONE : Math.round((value + SHIFT) * FINE), 2);

/** @param {string} time */
const seconds = (time) => wide(Math.floor(Date.parse(time) / 1000), 4);

/** @param {Bundle} bundle @param {Responses} person @param {Result|null} found the families' numbers, or null for the raw answers */
export function encode(bundle, person, found) {
  const kind = found ? "families" : whoseOf(person) === "mentor" ? "rating" : "answers";
  const bytes = [
    VERSION, ...wide(parseInt(person.bank, 16), 6), KINDS.indexOf(kind), WHOSE.indexOf(whoseOf(person)), person.form.length, ...new TextEncoder().encode(person.form),
    ids(bundle.industries).indexOf(person.industry ?? "") + 1, ids(bundle.seniority).indexOf(person.seniority),
    ...seconds(person.started), ...seconds(person.finished ?? person.started), ...wide(person.seed, 4),
  ];
  if (found) {
    bytes.push(found.gate.most ?? 0);
    for (const entry of [...ids(bundle.families).map((id) => found.families[id]), found.overall]) {
      bytes.push(...NUMBERS.flatMap((name) => fine(entry?.[name] ?? null)), ...wide(entry?.n ?? 0, 2),
        VERDICTS.indexOf(entry?.verdict ?? "no-evidence"));
    }
  } else {
    for (const skill of Object.keys(bundle.skills).sort()) {
      const rating = person.ratings[skill];
      bytes.push((person.skills.includes(skill) ? 128 : 0) + (rating === "none" ? 127 : rating === "not-mine" ? 126 : rating ?? 0));
    }
    if (kind === "rating") bytes.push(...noted(Object.keys(bundle.skills).sort(), person.notes ?? {}));
    else bytes.push(...flags(Object.keys(bundle.items).sort().map((id) => Object.hasOwn(person.answers, id))));
    for (const id of Object.keys(bundle.items).sort()) {
      const options = ids(bundle.items[id].options);
      const answer = person.answers[id];
      /** @param {string|null|undefined} option */
      const at = (option) => options.indexOf(option ?? "") + 1;
      if (!answer) continue;
      if (answer.unknown) bytes.push(255, 255);
      else if (answer.picks) bytes.push(...wide(answer.picks.reduce((mask, pick) => mask | (2 ** at(pick) / 2), 0), 2));
      else bytes.push(at(answer.best), at(answer.worst));
    }
  }
  return lettered(bytes);
}

/** Eight to a byte. @param {boolean[]} list */
const flags = (list) => Array.from({ length: Math.ceil(list.length / 8) }, (_, at) =>
  list.slice(8 * at, 8 * at + 8).reduce((byte, flag, bit) => byte + (flag ? 2 ** bit : 0), 0));

/** Place of the skill, length and letters of each note. @param {string[]} skills @param {Record<string, string>} notes */
const noted = (skills, notes) => skills.flatMap((skill, at) => {
  const letters = [...new TextEncoder().encode(notes[skill] ?? "")];
  return letters.length ? [at, ...wide(letters.length, 2), ...letters] : [];
});

/**
 * What a link holds, read from its code, the whole address or a message around it; a link that cannot be shown has a `fault`, the key of
 * the message that says why.
 * @param {Bundle} bundle @param {string} text @returns {Shared}
 */
export function opened(bundle, text) {
  try {
    const content = contentIn(text);
    return content ? { ...decode(bundle, content), code: lettered(content) } : { fault: "shared-broken" };
  } catch {
    return { fault: "shared-broken" };
  }
}

/** @param {Bundle} bundle @param {number[]} content @returns {Shared} */
function decode(bundle, content) {
  let place = 0;
  /** @param {number} size */
  const take = (size) => {
    if (place + size > content.length) throw new RangeError("short");
    return content.slice(place, (place += size)).reduce((value, byte) => value * 256 + byte, 0);
  };
  const version = take(1);
  if (version < 1 || version > VERSION) return { fault: "shared-version" };
  const bank = take(6).toString(16).padStart(12, "0");
  const lists = bank === bundle.bank ? listsOf(bundle) : bundle.former[bank];
  if (!lists) return { fault: "shared-bank" };
  const kind = KINDS[take(1)];
  const whose = version > 2 ? WHOSE[take(1)] : "self";
  if (!kind || !whose) return { fault: "shared-broken" };
  const time = () => new Date(take(4) * 1000).toISOString();
  /** @type {any} */
  const value = {
    schema: Math.min(version, bundle.schema), bank, form: Array.from({ length: take(1) }, () => String.fromCharCode(take(1))).join(""),
    industry: [null, ...lists.industries][take(1)], seniority: lists.seniority[take(1)],
    started: time(), finished: time(), seed: take(4), skills: [], ratings: {}, answers: {},
    ...(whose !== "self" && { whose }),
  };
  /** @type {Told|null} */
  let found = null;
  if (kind !== "families") unpack(lists, value, take);
  else {
    const number = () => {
      const whole = take(2);
      return whole === NONE ? null : whole / FINE - SHIFT;
    };
    /** @returns {Entry} */
    const group = () => {
      let [claimed, estimate, low, high] = [number(), number(), number(), /** @type {number|null} */ (null)];
      if (version > 1) high = number();
      else {
        const [middle, half] = [Number(estimate), OLD_WIDTH * Number(low)];
        [low, high] = [middle - half, middle + half];
        if (claimed !== null) claimed = 1 + (claimed / 100) * (bundle.scale.length - 1);
      }
      const [target, n, verdict] = [number(), take(2), version > 1 ? VERDICTS[take(1)] : "no-evidence"];
      if (!verdict) throw new RangeError("verdict");
      const enough = estimate !== null && low !== null && high !== null;
      if (!enough) estimate = low = high = null;
      return { claimed, estimate, low, high, target, n, verdict, enough, centre: null, sd: null, p: null, gap: null, shortfall: null };
    };
    const most = version > 1 ? take(1) : 0;
    const families = Object.fromEntries(lists.families.map((id) => /** @type {[string, Entry]} */ (
      [present(id, bundle.renamed?.family ?? {}), group()]))
      .filter(([, { target }]) => target !== null));
    found = { families, overall: group(), gate: { z: null, passed: !most, most: most || null } };
  }
  if (kind === "answers") unpackAnswers(lists, value, take, version);
  if (kind === "rating") unpackNotes(lists, value, take, () => place < content.length);
  const { responses } = check(value, bundle);
  if (!responses || place !== content.length) return { fault: "shared-broken" };
  if (bundle.forms.find(({ id }) => id === responses.form)?.type === "adaptive") responses.asked = Object.keys(responses.answers);
  return { fault: "", person: responses, found, old: version < VERSION };
}

/** @param {Bundle} bundle @returns {Lists} */
const listsOf = ({ industries, seniority, families, skills, items }) => ({
  industries: ids(industries), seniority: ids(seniority), families: ids(families), skills: Object.keys(skills).sort(),
  items: Object.fromEntries(Object.keys(items).sort().map((id) => [id, [items[id].type, ...ids(items[id].options)]])),
});

/** @param {Lists} lists @param {Responses} value to be filled in @param {(size: number) => number} take */
function unpack(lists, value, take) {
  for (const skill of lists.skills) {
    const byte = take(1);
    const rating = byte & 127;
    if (byte & 128) value.skills.push(skill);
    if (rating) value.ratings[skill] = rating === 127 ? "none" : rating === 126 ? "not-mine" : rating;
  }
}

/** @param {Lists} lists @param {Responses} value to be filled in @param {(size: number) => number} take @param {() => boolean} more */
function unpackNotes(lists, value, take, more) {
  value.notes = {};
  while (more()) {
    const skill = lists.skills[take(1)];
    const letters = Array.from({ length: take(2) }, () => take(1));
    value.notes[skill] = new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(letters));
  }
}

/**
 * Since version 3 with flags in front that say which items were answered.
 * @param {Lists} lists @param {Responses} value to be filled in @param {(size: number) => number} take @param {number} version
 */
function unpackAnswers(lists, value, take, version) {
  const items = Object.entries(lists.items);
  const bytes = version > 2 ? Array.from({ length: Math.ceil(items.length / 8) }, () => take(1)) : null;
  for (const [at, [id, [type, ...options]]] of items.entries()) {
    if (bytes && !(bytes[at >> 3] & (1 << (at & 7)))) continue;
    const both = take(2);
    const [best, worst] = [options[(both >> 8) - 1], options[(both & 255) - 1]];
    if (both === NONE) value.answers[id] = { unknown: true };
    else if (both && type === "knowledge") value.answers[id] = { picks: options.filter((_, at) => both & (2 ** at)) };
    else if (both) value.answers[id] = worst ? { best, worst } : { best };
  }
}

/** @param {string} code */
export const linkOf = (code) => `${location.origin}${location.pathname}#s=${code}`;

/** The offer to make a link. @param {App} app @param {Responses} current @param {Result} found */
export function sharing(app, current, found) {
  const { bundle, t } = app;
  if (current.bank !== bundle.bank) return null;
  const raw = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", id: "raw" }));
  const made = h("div", {});
  return h("details", { class: "sa-fold sa-screen" }, h("summary", {}, t("share-title")), para(t("share-lead")),
    h("label", { class: "sa-choice" }, raw, h("span", {}, t("share-raw"))),
    actions(button(t("share-make"), () => {
      made.replaceChildren(addressField(app, "address", t("share-address"), linkOf(encode(bundle, current, raw.checked ? null : found))));
      made.querySelector("input")?.focus();
      made.querySelector("input")?.select();
    })), made);
}
