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

for (const toggle of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-scheme-toggle]"))) {
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.scheme = dark ? "light" : "dark";
    remember("aeskills:scheme", root.dataset.scheme);
  });
}

// Who installs the site wants it without a network, too.
addEventListener("appinstalled", async () => {
  const { able, keep } = await import("../offline/keep.js");
  if (able()) keep().catch(console.warn);
});

const tabs = document.querySelector(".ae-tabs > div");
const shown = tabs?.querySelector(":scope > ul");
const more = /** @type {HTMLElement | null} */ (tabs?.querySelector("details") ?? null);
const rest = more?.querySelector("ul");
if (tabs && shown && more && rest) {
  /** The row of sections never wraps: what has no room stands in the list behind "More". */
  const fit = () => {
    shown.append(...rest.children);
    more.hidden = true;
    if (shown.scrollWidth <= shown.clientWidth) return;
    more.hidden = false;
    while (shown.lastElementChild && shown.scrollWidth > shown.clientWidth) rest.prepend(shown.lastElementChild);
  };
  new ResizeObserver(fit).observe(tabs);
}

for (const popup of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.ae-popup"))) {
  const close = () => (popup.open = false);
  document.addEventListener("click", (event) => popup.contains(/** @type {Node} */ (event.target)) || close());
  popup.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !popup.contains(/** @type {Node} */ (relatedTarget)) && close());
  popup.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !popup.open) return;
    close();
    popup.querySelector("summary")?.focus();
  });
}

const side = document.querySelector(".ae-side");
const here = /** @type {HTMLElement | null | undefined} */ (side?.querySelector("[aria-current]"));
if (side && here && here.offsetTop + here.offsetHeight > side.clientHeight * 0.8) side.scrollTop = here.offsetTop - side.clientHeight / 3;

/** The id in the address; `:target` is not there yet while the page loads. One that is no text, such as `%E0%A4%A`, names nothing. */
function fragment() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

/** Opens the folds around what the address names, which some browsers do themselves, and the fold that a named row is. */
function reveal() {
  const named = document.getElementById(fragment());
  let fold = named?.querySelector(":scope > details:not([open])") ?? named?.closest("details:not([open])");
  if (!named || !fold) return;
  for (; fold; fold = fold.parentElement?.closest("details:not([open])")) /** @type {HTMLDetailsElement} */ (fold).open = true;
  named.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();

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
