/**
 * Shows only the chosen columns of the tables of the compare page, in the chosen order.
 * State: ?industries=a,b,c&levels=x,y. Without this module the tables stand in full.
 */

const page = /** @type {HTMLElement} */ (document.querySelector("[data-compare]"));
/** @type {{shown: string, all: string, differ: Record<string, string>}} */
const words = JSON.parse(page.dataset.words ?? "{}");
const language = document.documentElement.lang;
const list = new Intl.ListFormat(language);
const plural = new Intl.PluralRules(language);
const number = new Intl.NumberFormat(language);
const change = new Intl.NumberFormat(language, { signDisplay: "exceptZero" });

for (const picker of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-pick]"))) start(picker);

/** @param {HTMLElement} picker */
function start(picker) {
  const name = /** @type {string} */ (picker.dataset.pick);
  const table = /** @type {HTMLTableElement} */ (page.querySelector(`[data-columns="${name}"]`));
  const status = /** @type {HTMLElement} */ (page.querySelector(`[data-status="${name}"]`));
  const selects = [...picker.querySelectorAll("select")];
  const clear = /** @type {HTMLButtonElement} */ (picker.querySelector("button"));
  const all = [...selects[0].options].map((option) => option.value).filter(Boolean);
  const rows = [...table.rows].map((row) => ({
    row,
    cells: new Map([...row.cells].flatMap((cell) => (cell.dataset.column ? [[cell.dataset.column, cell]] : []))),
  }));
  const order = [...rows[0].cells.keys()];

  /** @param {string[]} chosen */
  const show = (chosen) => {
    const columns = [...chosen, ...order.filter((id) => !chosen.includes(id))];
    for (const { row, cells } of rows) {
      if (!cells.size) row.cells[0].colSpan = (chosen.length || order.length) + 1;
      row.append(.../** @type {HTMLElement[]} */ (columns.map((id) => cells.get(id)).filter(Boolean)));
      for (const [id, cell] of cells) cell.hidden = chosen.length > 0 && !chosen.includes(id);
    }
    table.dataset.shown = String(chosen.length);
    clear.hidden = !chosen.length;
    const told = chosen.map((id) => rows[0].cells.get(id)?.textContent?.trim() ?? "");
    const said = told.length ? words.shown.replace("{names}", list.format(told)) : words.all;
    status.textContent = [said, ...differences(chosen)].join(" ");
  };

  /** Marks how far the second of two levels is from the first; says how many differ. @param {string[]} chosen */
  const differences = (chosen) => {
    for (const old of table.querySelectorAll(".ae-delta")) old.remove();
    const pairs = rows.filter(({ row }) => row.classList.contains("ae-compare__skill"));
    let count = 0;
    for (const { row, cells } of pairs) {
      const [first, second] = chosen.map((id) => cells.get(id));
      const delta = first && second ? Number(second.dataset.level) - Number(first.dataset.level) : 0;
      row.classList.toggle("is-same", chosen.length === 2 && !delta);
      if (!delta || !second) continue;
      count += 1;
      const mark = document.createElement("span");
      mark.className = "ae-delta";
      mark.textContent = change.format(delta);
      second.append(" ", mark);
    }
    if (chosen.length !== 2 || !pairs.length) return [];
    return [(words.differ[plural.select(count)] ?? words.differ.other).replace("{count}", number.format(count))];
  };

  const choose = () => {
    const chosen = [...new Set(selects.map((select) => select.value).filter(Boolean))];
    show(chosen);
    remember(name, chosen);
  };

  const query = new URLSearchParams(location.search);
  const asked = (query.get(name) ?? "").split(",");
  const known = [...new Set(asked.filter((id) => all.includes(id)))].slice(0, selects.length);
  selects.forEach((select, place) => {
    select.value = known[place] ?? "";
    select.addEventListener("change", choose);
  });
  clear.addEventListener("click", () => {
    for (const select of selects) select.value = "";
    choose();
    selects[0].focus();
  });
  picker.hidden = false;
  if (query.has(name)) choose();
}

/** Keeps the choice in the address. @param {string} name @param {string[]} chosen */
function remember(name, chosen) {
  const query = new URLSearchParams(location.search);
  query.delete(name);
  const rest = query.toString();
  const search = [rest, chosen.length ? `${name}=${chosen.join(",")}` : ""].filter(Boolean).join("&").replaceAll("%2C", ",");
  history.replaceState(null, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
}
