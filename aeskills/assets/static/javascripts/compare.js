/**
 * Shows only the chosen columns of the tables of the compare page, in the chosen order; before a choice it offers pairs.
 * State: ?industries=a,b,c&levels=x,y, where `all` asks for every column. Without this module the tables stand in full.
 */

const page = /** @type {HTMLElement} */ (document.querySelector("[data-compare]"));
const ALL = "all";
/** @type {Record<string, any>} */
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
  const clear = /** @type {HTMLButtonElement} */ (picker.querySelector("[data-clear]"));
  const whole = /** @type {HTMLButtonElement} */ (picker.querySelector("[data-all]"));
  const differ = /** @type {HTMLInputElement|null} */ (picker.querySelector("[data-differ]"));
  const pairs = /** @type {HTMLElement|null} */ (picker.querySelector(".ae-compare-pick__pairs"));
  const region = /** @type {HTMLElement} */ (table.parentElement);
  const all = [...selects[0].options].map((option) => option.value).filter(Boolean);
  const rows = [...table.rows].map((row) => ({
    row,
    cells: new Map([...row.cells].flatMap((cell) => (cell.dataset.column ? [[cell.dataset.column, cell]] : []))),
  }));
  const order = [...rows[0].cells.keys()];

  /** @param {string[]} chosen @param {boolean} [everything] whether every column is asked for */
  const show = (chosen, everything = false) => {
    region.hidden = !chosen.length && !everything;
    region.dataset.ready = "";
    status.hidden = false;
    if (pairs) pairs.hidden = !region.hidden;
    const columns = [...chosen, ...order.filter((id) => !chosen.includes(id))];
    for (const { row, cells } of rows) {
      if (!cells.size) row.cells[0].colSpan = (chosen.length || order.length) + 1;
      row.append(.../** @type {HTMLElement[]} */ (columns.map((id) => cells.get(id)).filter(Boolean)));
      for (const [id, cell] of cells) cell.hidden = chosen.length > 0 && !chosen.includes(id);
    }
    table.dataset.shown = String(chosen.length);
    clear.hidden = region.hidden;
    whole.hidden = everything;
    const told = chosen.map((id) => rows[0].cells.get(id)?.textContent?.trim() ?? "");
    const said = told.length ? words.shown.replace("{names}", list.format(told)) : everything ? words.all : words["none-yet"];
    status.textContent = [said, ...differences(chosen)].join(" ");
    if (differ) /** @type {HTMLElement} */ (differ.parentElement).hidden = chosen.length !== 2;
    narrow();
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

  /** Leaves the rows in which the two levels differ, and the families that have one. */
  const narrow = () => {
    const asked = differ !== null && differ.checked && !differ.parentElement?.hidden;
    for (const { row } of rows) if (row.classList.contains("ae-compare__skill")) row.hidden = asked && row.classList.contains("is-same");
    for (const body of table.tBodies) body.hidden = asked && body.querySelector(".ae-compare__skill") !== null && !body.querySelector(".ae-compare__skill:not([hidden])");
  };

  const choose = () => {
    const chosen = [...new Set(selects.map((select) => select.value).filter(Boolean))];
    show(chosen);
    remember(name, chosen);
  };

  const query = new URLSearchParams(location.search);
  const asked = (query.get(name) ?? "").split(",");
  const everything = query.get(name) === ALL;
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
  whole.addEventListener("click", () => {
    for (const select of selects) select.value = "";
    show([], true);
    remember(name, [ALL]);
    selects[0].focus();
  });
  differ?.addEventListener("change", narrow);
  // A pair keeps what is chosen in the other table.
  for (const link of pairs?.querySelectorAll("a") ?? []) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const two = (new URL(link.href).searchParams.get(name) ?? "").split(",");
      selects.forEach((select, place) => (select.value = two[place] ?? ""));
      choose();
      selects[0].focus();
    });
  }
  picker.hidden = false;
  if (everything) show([], true);
  else if (query.has(name)) choose();
  else show([]);
}

/** Keeps the choice in the address. @param {string} name @param {string[]} chosen */
function remember(name, chosen) {
  const query = new URLSearchParams(location.search);
  query.delete(name);
  const rest = query.toString();
  const search = [rest, chosen.length ? `${name}=${chosen.join(",")}` : ""].filter(Boolean).join("&").replaceAll("%2C", ",");
  history.replaceState(null, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
}
