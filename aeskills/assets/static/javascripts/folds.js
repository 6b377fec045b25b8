// @ts-check
/** Folds on paper: all are open while the page is printed, and as before afterwards. */

/** @param {() => HTMLDetailsElement[]} folds the folds that are shown */
export function openForPrint(folds) {
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = folds().filter((fold) => !fold.open);
    for (const fold of closed) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of closed) fold.open = false;
  });
}
