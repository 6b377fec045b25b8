// @ts-check
/** One fold for each trade: `?trade=` or the fragment opens one, and the address keeps which was opened last. */
import { openForPrint } from "./folds.js";

const folds = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details[data-trade]")]);

/** Puts the choice into the address, without its fragment: that may name another fold. @param {string} trade */
function keep(trade) {
  const address = new URL(location.href);
  if (trade) address.searchParams.set("trade", trade);
  else address.searchParams.delete("trade");
  address.hash = "";
  history.replaceState(history.state, "", address);
}

/** Opens the fold that the fragment names. @returns {boolean} whether there is one */
function openNamed() {
  const fold = folds.find(({ id }) => `#${id}` === location.hash);
  if (fold) fold.open = true;
  return Boolean(fold);
}

const trade = new URLSearchParams(location.search).get("trade");
const chosen = folds.find((fold) => fold.dataset.trade === trade);
if (chosen) chosen.open = true;
if (!openNamed() && !location.hash) chosen?.scrollIntoView();
addEventListener("hashchange", openNamed);

for (const fold of folds) {
  const name = fold.dataset.trade ?? "";
  fold.querySelector("summary")?.addEventListener("click", () => {
    // the fold still has the state before the click
    if (!fold.open) keep(name);
    else if (new URLSearchParams(location.search).get("trade") === name) keep("");
  });
}
openForPrint(() => folds);
