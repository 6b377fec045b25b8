/**
 * The definition of a glossary term beside its link in the text: at pointing and at focus as a tooltip, at a tap as a small
 * window with a link to the glossary. It stays while the pointer is on the link or on it, and Escape takes it away.
 */

/** @typedef {{name: string, text: string, lang?: string}} Term */

/** @type {Promise<{more: string, terms: Record<string, Term>}> | undefined} */
let glossary;
/** @type {HTMLElement | undefined} */
let note;
/** @type {HTMLAnchorElement | undefined} the link whose definition is shown */
let shown;
/** @type {HTMLAnchorElement | undefined} the link last asked for */
let wanted;
/** @type {HTMLAnchorElement | undefined} the link that Escape gives the focus back to, without showing its definition again */
let quiet;
/** @type {number | undefined} */
let timer;

/** Shows the definition of `link`. @param {HTMLAnchorElement} link @param {"pointerover" | "focusin" | "click"} cause */
export async function define(link, cause) {
  clearTimeout(timer);
  if ((link === shown && cause !== "click") || (cause === "focusin" && link === quiet)) return;
  wanted = link;
  link.addEventListener("pointerleave", later);
  link.addEventListener("blur", left);
  const tapped = cause === "click";
  if (cause === "pointerover") await new Promise((resolve) => (timer = setTimeout(resolve, 250)));
  try {
    glossary ??= load(link);
    const { more, terms } = await glossary;
    const term = terms[decodeURIComponent(link.hash.slice(1))];
    if (wanted !== link) return;
    if (term) show(link, term, tapped ? more : "");
    else if (tapped) location.assign(link.href);
  } catch {
    glossary = undefined;
    if (tapped) location.assign(link.href);
  }
}

/** @param {HTMLAnchorElement} link */
async function load(link) {
  const response = await fetch(new URL("terms.json", link.href));
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/** @param {HTMLAnchorElement} link @param {Term} term @param {string} more words of the link to the glossary, or nothing for a tooltip */
function show(link, term, more) {
  hide();
  note ??= make();
  const name = document.createElement("b");
  name.textContent = term.name;
  const text = document.createElement("span");
  text.textContent = term.text;
  if (term.lang) Object.assign(text, { lang: term.lang, dir: "auto" });
  note.replaceChildren(name, text);
  note.setAttribute("role", more ? "dialog" : "tooltip");
  if (more) {
    note.setAttribute("aria-label", term.name);
    const onward = document.createElement("a");
    onward.href = link.href;
    onward.textContent = more;
    note.append(onward);
  } else {
    note.removeAttribute("aria-label");
    link.setAttribute("aria-describedby", note.id);
  }
  shown = link;
  (link.closest("main") ?? document.body).append(note);
  note.hidden = false;
  place(note, link.getClientRects()[0]);
  if (more) note.querySelector("a")?.focus({ preventScroll: true });
}

function make() {
  const made = document.createElement("div");
  made.id = "ae-definition";
  made.className = "ae-definition";
  made.hidden = true;
  made.addEventListener("pointerenter", () => clearTimeout(timer));
  made.addEventListener("pointerleave", later);
  made.addEventListener("focusout", leave);
  made.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    quiet = made.contains(document.activeElement) ? shown : undefined;
    hide();
    quiet?.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !made.contains(target)) hide();
  });
  addEventListener("resize", hide);
  return made;
}

/** Below the link, above it where there is no room; inside the window. @param {HTMLElement} note @param {DOMRect} box of the link */
function place(note, box) {
  const edge = 8;
  const { width, height } = note.getBoundingClientRect();
  const room = document.documentElement.clientWidth - width - edge;
  const start = getComputedStyle(note).direction === "rtl" ? box.right - width : box.left;
  const below = box.bottom + height + edge < innerHeight || box.top < height + edge;
  const origin = (note.offsetParent ?? document.body).getBoundingClientRect();
  note.style.left = `${Math.max(edge, Math.min(start, room)) - origin.left}px`;
  note.style.top = `${(below ? box.bottom : box.top - height) - origin.top}px`;
}

function hide() {
  clearTimeout(timer);
  wanted = undefined;
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
  if (note) note.hidden = true;
}

/** The pointer may take its time on the way from the link to the definition. */
function later() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!shown || !(document.activeElement === shown && shown.matches(":focus-visible")) && !note?.contains(document.activeElement)) hide();
  }, 300);
}

/** Focus has left; the definition stays while the pointer is on it. */
function leave() {
  if (!note?.matches(":hover") && !shown?.matches(":hover")) later();
}

/** The focus has left a link in the text; back there, it shows the definition again. */
function left() {
  quiet = undefined;
  leave();
}
