/* Runs before the first paint: a chosen colour scheme holds on every page. */
(function () {
  try {
    var scheme = localStorage.getItem("aeskills:scheme");
    if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
  } catch (denied) {
    // without storage the system's scheme holds
  }
})();
