// Waits for news from `aeskills serve`: loads the page again after a change, or shows the findings over it.
(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const news = new URL("news?seen=", own.src).href;
  const box = Object.assign(document.createElement("pre"), { id: "serve-findings" });
  box.setAttribute("role", "alert");
  Object.assign(box.style, {
    position: "fixed", inset: "auto 0 0 0", maxHeight: "50vh", overflow: "auto", margin: "0", padding: "1rem",
    background: "#2b0b0b", color: "#fff", font: "14px/1.5 monospace", whiteSpace: "pre-wrap", zIndex: "99",
  });
  /** @type {number | null} the build that is on the page */
  let seen = null;
  /** @type {AbortController | null} */
  let waiting = null;

  /** @param {string} findings */
  const show = (findings) => {
    box.textContent = findings;
    if (findings) document.body.append(box);
    else box.remove();
  };

  const ask = async () => {
    if (waiting || document.hidden) return; // a browser opens six connections to one server: tabs in the background take none
    waiting = new AbortController();
    while (waiting) {
      try {
        const answer = await fetch(news + (seen ?? ""), { signal: waiting.signal });
        const { build, findings } = await answer.json();
        if (seen !== null && build !== seen && !findings) location.reload();
        seen = build;
        show(findings);
      } catch {
        if (waiting) await new Promise((wake) => setTimeout(wake, 1000)); // the server is being started again
      }
    }
  };

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      const open = waiting;
      waiting = null;
      open?.abort();
    } else ask();
  });
  ask();
})();
