// @ts-check
/** The pay calculator: fields ↔ address ↔ results. The plan stands in the address, so that a link shares it. */
import { speaker } from "./numerals.js";
import { cappedFrom, faults, planOf, reach, totalPay, variablePay } from "./payout.js";
import { draw } from "./payout-curve.js";

/** @typedef {import("./payout.js").Fields} Fields */

const form = /** @type {HTMLFormElement} */ (document.querySelector(".ae-calculator"));
const result = /** @type {HTMLElement} */ (document.querySelector(".ae-result"));
/** @type {{fields: Fields, currency: string, rows: number[]}} */
const given = JSON.parse(form.dataset.given ?? "");
/** @type {Record<string, string>} */
const words = JSON.parse(form.dataset.words ?? "");
const names = Object.keys(given.fields);
const touched = new Set();
let said = 0;

/** @template {Element} E @param {string} selector @param {ParentNode} [within] */
const one = (selector, within = document) => /** @type {E} */ (within.querySelector(selector));
/** @param {string} name */
const input = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
const currency = /** @type {HTMLSelectElement} */ (form.elements.namedItem("currency"));
const say = speaker(document.documentElement.lang, [...currency.options].map(({ value }) => value));
const summary = /** @type {HTMLElement} */ (one("[data-summary]", form));
const status = one("[data-status]", form);

/** @param {Fields} fields @param {string} code */
function show(fields, code) {
  for (const name of names) input(name).value = say.field(fields[name]);
  currency.value = code;
  if (!currency.value) currency.value = given.currency;
}

/** Fills the fields from the address, where a field that is missing or wrong stays empty; false when it holds no plan, and the example is shown. */
function fromAddress() {
  // Some programs pass a link on with its & written as in HTML.
  const query = new URLSearchParams(location.search.replaceAll("&amp;", "&"));
  if (!names.some((name) => query.has(name))) {
    show(given.fields, given.currency);
    return false;
  }
  const plain = /^-?\d{1,15}(\.\d{1,9})?$/;
  show(Object.fromEntries(names.map((name) => [name, plain.test(query.get(name) ?? "") ? Number(query.get(name)) : null])), query.get("currency") ?? "");
  one("[data-example]", result).setAttribute("hidden", "");
  return true;
}

/** @param {Fields} fields */
function toAddress(fields) {
  const query = new URLSearchParams(names.flatMap((name) => (fields[name] === null ? [] : [[name, String(fields[name])]])));
  query.set("currency", currency.value);
  history.replaceState(history.state, "", `?${query}${location.hash}`);
  for (const link of document.querySelectorAll("a[data-locale]")) /** @type {HTMLAnchorElement} */ (link).search = `?${query}`;
}

/** Faults beside their fields, and all of them above once the reader has asked for the result. @param {Fields} fields @param {boolean} all */
function explain(fields, all) {
  const doubts = new Map(names.map((name) => /** @type {[string, number|null]} */ ([name, doubt(name)])).filter(([, other]) => other !== null));
  const found = [...faults(fields).filter(({ field }) => !doubts.has(field)), ...[...doubts.keys()].map((field) => (/** @type {import("./payout.js").Fault} */ ({ field, key: "error-doubt" })))]
    .sort((a, b) => names.indexOf(a.field) - names.indexOf(b.field))
    .map(({ field, key, least = 0, most = 0 }) => ({
      field,
      text: say.fill(words[key], { example: say.field(1234.5), least: say.number(least), most: say.number(most),
        more: say.field(doubts.get(field) ?? null), less: say.field(fields[field]) }),
    }));
  for (const name of names) {
    const fault = all || touched.has(name) ? found.find(({ field }) => field === name) : undefined;
    const place = one(`#${name}-fault`);
    const meant = fault && doubts.has(name) ? [Number(doubts.get(name)), Number(fields[name])] : [];
    if (place.firstChild?.textContent !== fault?.text) place.replaceChildren(...(fault ? [fault.text, ...meant.map((value) => choice(name, value))] : []));
    place.toggleAttribute("hidden", !fault);
    const described = [fault && place.id, document.getElementById(`${name}-hint`)?.id].filter(Boolean).join(" ");
    if (described) input(name).setAttribute("aria-describedby", described);
    else input(name).removeAttribute("aria-describedby");
    input(name).setAttribute("aria-invalid", String(Boolean(fault)));
  }
  summary.hidden = !(all && found.length);
  const list = one("ul", summary);
  const kept = [...list.children].map(({ textContent }) => textContent).join() === found.map(line).join();
  if (!kept) list.replaceChildren(...found.map((fault) => {
    const [item, link] = [document.createElement("li"), document.createElement("a")];
    link.href = `#${fault.field}`;
    link.textContent = line(fault);
    link.addEventListener("click", (event) => (event.preventDefault(), input(fault.field).focus()));
    item.append(link);
    return item;
  }));
  return found;
}

/** What else the reader may have meant, where the field can hold it. @param {string} name */
function doubt(name) {
  const other = say.otherwise(input(name).value);
  return other !== null && !faults({ ...given.fields, [name]: other }).some(({ field, key }) => field === name && key === "error-high") ? other : null;
}

/** A button that writes a number in one way only. @param {string} name @param {number} value */
function choice(name, value) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "ae-tool";
  button.textContent = say.field(value);
  button.addEventListener("click", () => {
    input(name).value = say.field(value);
    input(name).focus();
    work(!summary.hidden);
  });
  return button;
}

/** @param {{field: string, text: string}} fault */
const line = ({ field, text }) => say.fill(words["error-line"], { field: one(`label[for="${field}"]`).textContent ?? "", fault: text });

/** @param {Fields} fields */
function print(fields) {
  const [plan, at] = [planOf(fields), Number(fields.attainment)];
  /** @param {number} value */
  const money = (value) => say.money(value, currency.value);
  const [target, variable, limit] = [plan.base + plan.variable, variablePay(plan, at), cappedFrom(plan)];
  const remark = at < plan.threshold ? "below-threshold" : limit !== null && at >= limit ? "at-cap" : "";
  const share = (/** @type {number} */ part, /** @type {number} */ whole, digits = 1) => (whole ? say.percent((100 * part) / whole, digits) : "–");
  const out = { attainment: say.percent(at), total: money(plan.base + variable), variable: money(variable), remark: words[remark] ?? "", ote: money(target),
    fixed: share(plan.base, target), moving: share(plan.variable, target), rate: share(plan.variable, plan.quota, 2) };
  for (const [name, text] of Object.entries(out)) one(`[data-out="${name}"]`, result).textContent = text;

  const rows = [...new Set([...given.rows, at])].sort((a, b) => a - b);
  one("[data-rows]", result).replaceChildren(...rows.map((row) => {
    const [line, pay] = [document.createElement("tr"), variablePay(plan, row)];
    line.classList.toggle("ae-payouts__here", row === at);
    line.append(...[say.percent(row), money((plan.quota * row) / 100), money(pay), share(pay, plan.variable), money(plan.base + pay)].map((text, column) => {
      const cell = document.createElement(column ? "td" : "th");
      if (!column) cell.setAttribute("scope", "row");
      cell.className = "ae-number";
      cell.textContent = text;
      return cell;
    }));
    return line;
  }));
  const end = reach(plan, at);
  const desc = say.fill(words["curve-desc"], { low: money(totalPay(plan, 0)), target: money(totalPay(plan, 100)), high: money(totalPay(plan, end)), end: say.percent(end) });
  draw(one("[data-curve]", result), plan, at, say, { desc, total: say.fill(words["axis-total"], { currency: currency.value }), attainment: words["axis-attainment"] });
  return say.fill(words.said, { attainment: out.attainment, total: out.total, variable: out.variable });
}

/** Reads the fields, then prints, or explains what is wrong. @param {boolean} all also the faults of fields that were not touched @param {string} [left] the field just left */
function work(all, left) {
  const fields = Object.fromEntries(names.map((name) => [name, say.parse(input(name).value)]));
  // As it was typed, also where it is no number yet: for Back and a reload.
  history.replaceState({ typed: names.map((name) => input(name).value), currency: currency.value }, "");
  const found = explain(fields, all);
  result.classList.toggle("ae-result--stale", found.length > 0);
  one("[data-stale]", result).toggleAttribute("hidden", !found.length);
  const fault = found.find(({ field }) => field === left);
  const sentence = found.length ? (fault ? line(fault) : "") : print(fields);
  clearTimeout(said);
  said = setTimeout(() => (status.textContent = sentence), 500);
  if (!found.length) toAddress(fields);
  return !found.length;
}

form.addEventListener("input", () => {
  one("[data-example]", result).setAttribute("hidden", "");
  work(!summary.hidden);
});
form.addEventListener("change", ({ target }) => {
  const { name } = /** @type {HTMLInputElement} */ (target);
  touched.add(name);
  work(!summary.hidden, name);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!work(true)) summary.focus();
});
one("[data-reset]", form).addEventListener("click", () => {
  show(given.fields, given.currency);
  touched.clear();
  work(false);
});
one("[data-copy]", form).addEventListener("click", async () => {
  clearTimeout(said);
  const copied = await navigator.clipboard.writeText(location.href).then(() => true, () => false);
  status.textContent = words[copied ? "copied" : "not-copied"];
});
form.hidden = false;
one("[data-need]").remove();
const { typed, currency: before } = history.state ?? {};
if (Array.isArray(typed) && typed.length === names.length) {
  show(Object.fromEntries(names.map((name) => [name, null])), String(before));
  names.forEach((name, at) => (input(name).value = String(typed[at])));
  one("[data-example]", result).setAttribute("hidden", "");
  work(true);
} else if (fromAddress()) work(true);
