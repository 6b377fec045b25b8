// @ts-check
/**
 * Shows the entries that fit what is chosen: `[data-item]` whose `data-<name>` equals the select of that name, and every
 * `[data-group]` in which one is left. The choice stands in the address.
 */

/** @param {HTMLFormElement} form `data-words` holds the messages @param {(chosen: Record<string, string>) => void} [follow] called after each change */
export function filter(form, follow = () => {}) {
  const lang = document.documentElement.lang;
  const numbers = new Intl.NumberFormat(lang === "en" ? "en-001" : lang);
  const words = JSON.parse(form.dataset.words ?? "");
  const status = /** @type {Element} */ (form.querySelector("[data-status]"));
  const selects = [...form.querySelectorAll("select")];
  const items = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-item]"));
  const counted = [...document.querySelectorAll("[data-counted] [data-item]")];
  const groups = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-group]"));

  const apply = () => {
    const chosen = Object.fromEntries(selects.map(({ name, value }) => [name, value]));
    for (const item of items) item.hidden = Object.entries(chosen).some(([name, value]) => value && item.dataset[name] !== value);
    for (const group of groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    const all = counted.length ? counted : [...items];
    const count = all.filter((item) => !(/** @type {HTMLElement} */ (item).hidden)).length;
    const message = words.shown[new Intl.PluralRules(lang).select(count)] ?? words.shown.other;
    status.textContent = message.replace("{count}", numbers.format(count)).replace("{total}", numbers.format(all.length));
    follow(chosen);
    return chosen;
  };

  const query = new URLSearchParams(location.search);
  for (const select of selects) {
    if ([...select.options].some(({ value }) => value === query.get(select.name))) select.value = query.get(select.name) ?? "";
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    const kept = new URLSearchParams(Object.entries(apply()).filter(([, value]) => value));
    history.replaceState(null, "", `${location.pathname}${kept.size ? `?${kept}` : ""}${location.hash}`);
  });
  form.hidden = false;
  apply();
}
