/** The language chooser remembers the last choice and moves the browser's own language to the top; it never redirects. */
const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-locale]"))];
const remembered = (() => {
  try {
    return localStorage.getItem("aeskills:locale");
  } catch {
    return null;
  }
})();
const wanted = [...(remembered ? [remembered] : []), ...navigator.languages];
const match = wanted
  .map((tag) => links.find((link) => link.dataset.locale === tag) ?? links.find((link) => link.dataset.locale === tag.split("-")[0]))
  .find(Boolean);
if (match) {
  match.dataset.offered = "";
  const entry = match.closest("li");
  if (entry) match.closest("ul")?.prepend(entry);
}
for (const link of links) {
  link.addEventListener("click", () => {
    try {
      localStorage.setItem("aeskills:locale", link.dataset.locale ?? "");
    } catch {
      // a browser that stores nothing still follows the link
    }
  });
}
