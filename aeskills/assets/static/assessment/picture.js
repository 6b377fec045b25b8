// @ts-check
/**
 * The table once more as pictures: a track for each entry, and a radar of the families. SVG attributes only, no style.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Entry} Entry
 * @typedef {{name: string, entry: Entry, hue: number}} Row `hue` is the place of the family, from 1
 */
import { h, svg } from "./dom.js";

/**
 * The band, estimate and target of one entry on a line from 0 to 100; mirrored where the language runs from right to left.
 * @param {App} app @param {Row} row
 */
export function track({ bundle, words }, { entry, hue }) {
  const range = words.range(entry);
  /** @param {number} value */
  const at = (value) => `${bundle.dir === "rtl" ? 100 - value : value}%`;
  /** @param {string} look @param {number} value @param {number} inset */
  const tick = (look, value, inset) => svg("line", { class: look, x1: at(value), x2: at(value), y1: inset, y2: 20 - inset });
  const start = range && (bundle.dir === "rtl" ? 100 - range.high : range.low);
  return svg("svg", { class: `sa-track sa-f${hue}`, width: "100%", height: 20, "aria-hidden": "true" },
    svg("rect", { class: "sa-ground", x: 0, y: 7, width: "100%", height: 6, rx: 3 }),
    bundle.bands.slice(1).map((band) => tick("sa-cut", band.start, 7)),
    range && svg("rect", { class: "sa-band", x: `${start}%`, y: 4, width: `${Math.max(1, range.high - range.low)}%`, height: 12, rx: 2 }),
    range && tick("sa-estimate", words.round(Number(entry.estimate)), 4),
    entry.target !== null && tick("sa-target", words.round(entry.target), 0));
}

/** @param {App} app @param {Row[]} rows */
export function pictures(app, rows) {
  const { t, words } = app;
  const shown = rows.filter(({ entry }) => entry.estimate !== null);
  if (!shown.length) return null;
  const told = words.list(shown.map(({ name, entry }) =>
    t("picture-entry", { name, range: words.range(entry)?.text ?? "", target: words.round(Number(entry.target)) })));
  const label = t("picture-alt", { entries: told });
  const axis = [0, 20, 40, 60, 80, 100].map((value) => h("span", {}, words.number(value)));
  return h("figure", {},
    h("div", { class: "sa-pictures", role: "img", "aria-label": label },
      h("div", { class: "sa-bars" }, shown.map((row) => h("div", {}, h("span", {}, row.name), track(app, row))),
        h("div", { class: "sa-axis" }, axis)),
      shown.length === rows.length && rows.length > 2 && radar(app, rows)),
    h("figcaption", {}, h("span", { class: "sa-key sa-key-band" }, t("legend-band")),
      h("span", { class: "sa-key sa-key-estimate" }, t("legend-estimate")),
      h("span", { class: "sa-key sa-key-target" }, t("legend-target"))));
}

/** @param {App} app @param {Row[]} rows */
function radar({ bundle, words }, rows) {
  /** @param {number} value @param {number} at @returns {[number, number]} */
  const point = (value, at) => {
    const turn = (2 * Math.PI * at) / rows.length;
    return [210 + value * Math.sin(turn), 125 - value * Math.cos(turn)];
  };
  /** @param {(row: Row) => number} value */
  const ring = (value) => rows.map((row, at) => point(value(row), at).map((n) => n.toFixed(1)).join(" ")).join(" L ");
  /** @param {Row} row */
  const ends = (row) => /** @type {{low: number, high: number}} */ (words.range(row.entry));
  return svg("svg", { class: "sa-radar", viewBox: "0 0 420 250", direction: "ltr" },
    [...bundle.bands.slice(1).map((band) => band.start), 100].map((value) => svg("path",
      { class: "sa-ring", d: `M ${ring(() => value)} Z` })),
    svg("path", { class: "sa-spread", "fill-rule": "evenodd",
      d: `M ${ring((row) => ends(row).high)} Z M ${ring((row) => ends(row).low)} Z` }),
    svg("path", { class: "sa-target", d: `M ${ring(({ entry }) => words.round(Number(entry.target)))} Z` }),
    rows.map(({ name, entry, hue }, at) => {
      const [cx, cy] = point(words.round(Number(entry.estimate)), at);
      const [x, y] = point(112, at);
      const side = Math.sign(Math.round(x - 210));
      const lines = side ? name.split(" ") : [name];
      return [svg("circle", { class: `sa-dot sa-f${hue}`, cx, cy, r: 5 }),
        svg("text", { y: y + 4, "text-anchor": ["end", "middle", "start"][side + 1] },
        lines.map((line, row) => svg("tspan", { x, dy: row && 15 }, line)))];
    }));
}
