// @ts-check
/** The shared result that was looked at in this tab, so that whoever went elsewhere finds the way back to it. */

/** @param {string} scope */
const keyOf = (scope) => `aeskills.shared:${scope}`;

/** @template T @param {() => T} act @returns {T|null} null where the browser denies its storage */
function tried(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

/** @param {string} scope @param {string} code */
export const remember = (scope, code) => tried(() => sessionStorage.setItem(keyOf(scope), code));

/** @param {string} scope */
export const recall = (scope) => tried(() => sessionStorage.getItem(keyOf(scope)));

/** @param {string} scope */
export const forget = (scope) => tried(() => sessionStorage.removeItem(keyOf(scope)));
