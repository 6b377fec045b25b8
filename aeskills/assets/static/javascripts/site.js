/** What every page can do with JavaScript: remember the language, switch the colour scheme, open the search when asked. */

/** Storage may be denied; then nothing is remembered. @param {string} key @param {string} value */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // a browser that stores nothing still works
  }
}

/** @param {string} key */
function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-locale]"))) {
  link.addEventListener("click", () => {
    remember("aeskills:locale", link.dataset.locale ?? "");
    link.search = location.search;
    link.hash = location.hash;
  });
}

const toggle = /** @type {HTMLElement | null} */ (document.querySelector("[data-scheme-toggle]"));
if (toggle) {
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.scheme = dark ? "light" : "dark";
    remember("aeskills:scheme", root.dataset.scheme);
  });
}

const opener = /** @type {HTMLElement | null} */ (document.querySelector("[data-search]"));
if (opener) {
  opener.hidden = false;
  const open = async () => {
    const { openSearch } = await import("../search/main.js");
    openSearch(opener);
  };
  opener.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, dialog, [contenteditable]");
    const plain = event.key === "/" && !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
    if (typing || !plain || remembered("aeskills:no-search-key")) return;
    event.preventDefault();
    open();
  });
}

if (document.querySelector("a.ae-term")) {
  for (const cause of /** @type {const} */ (["pointerover", "focusin", "click"])) {
    document.addEventListener(cause, async (event) => {
      /** @type {HTMLAnchorElement | false | null} */
      const link = event.target instanceof Element && event.target.closest("a.ae-term");
      const touched = event instanceof PointerEvent && event.pointerType === "touch";
      if (!link || (cause === "click" ? !touched : touched) || (cause === "focusin" && !link.matches(":focus-visible"))) return;
      if (cause === "click") event.preventDefault();
      const { define } = await import("./terms.js");
      define(link, cause);
    });
  }
}
