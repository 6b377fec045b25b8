// @ts-check
/** Draws the payout curve as charts/curve.py does, for the reader's own plan. */
import { curve, reach, totalPay } from "./payout.js";

const [WIDTH, HEIGHT, START, TOP, END, BOTTOM] = [360, 230, 76, 26, 20, 44];

/** The finest round step that divides `top` into at most `intervals`. @param {number} top @param {number} intervals */
function stepFor(top, intervals) {
  const power = 10 ** Math.floor(Math.log10(top / intervals));
  return power * /** @type {number} */ ([1, 2, 5, 10].find((factor) => factor * power * intervals >= top));
}

/**
 * @param {Element} svg its content is replaced, its title kept
 * @param {import("./payout.js").Plan} plan @param {number} attainment @param {import("./numerals.js").Speaker} say
 * @param {{desc: string, total: string, attainment: string}} words
 */
export function draw(svg, plan, attainment, say, words) {
  const rtl = getComputedStyle(svg).direction === "rtl";
  const end = reach(plan, attainment);
  const points = curve(plan, end);
  const top = Math.max(...points.map(([, total]) => total)) || 1;
  const step = stepFor(top, 4);
  const most = step * Math.ceil(top / step);
  /** @param {number} value */
  const x = (value) => {
    const at = START + ((WIDTH - START - END) * value) / end;
    return rtl ? WIDTH - at : at;
  };
  /** @param {number} value */
  const y = (value) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / most;
  /** @param {string} tag @param {Record<string, string|number>} attributes @param {string} [text] */
  const put = (tag, attributes, text = "") => {
    const made = document.createElementNS(svg.namespaceURI, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    made.textContent = text;
    svg.append(made);
  };
  svg.replaceChildren(/** @type {Element} */ (svg.querySelector("title")));
  put("desc", {}, words.desc);
  for (let tick = 0; tick <= most + step / 2; tick += step) {
    put("line", { class: "ae-curve__grid", x1: x(0), x2: x(end), y1: y(tick), y2: y(tick) });
    put("text", { x: x(0) + (rtl ? 6 : -6), y: y(tick) + 4, "text-anchor": "end" }, say.number(tick));
  }
  for (let at = 0; at <= end; at += end <= 300 ? 50 : 200) {
    put("text", { x: x(at), y: y(0) + 16, "text-anchor": "middle" }, say.percent(at));
  }
  const line = points.map(([at, total]) => `${x(at)} ${y(total)}`).join(" L ");
  const [low, floor, here] = [y(plan.base), y(0), totalPay(plan, attainment)];
  put("path", { class: "ae-curve__variable", d: `M ${x(0)} ${low} L ${line} L ${x(end)} ${low} Z` });
  put("path", { class: "ae-curve__base", d: `M ${x(0)} ${floor} V ${low} H ${x(end)} V ${floor} Z` });
  put("path", { class: "ae-curve__line", d: `M ${line}` });
  put("line", { class: "ae-curve__here", x1: x(attainment), x2: x(attainment), y1: floor, y2: y(here) });
  put("circle", { class: "ae-curve__dot", cx: x(attainment), cy: y(here), r: 4.5 });
  put("text", { class: "ae-curve__axis", x: rtl ? WIDTH - 4 : 4, y: 12, "text-anchor": "start" }, words.total);
  put("text", { class: "ae-curve__axis", x: x(end / 2), y: HEIGHT - 6, "text-anchor": "middle" }, words.attainment);
}
