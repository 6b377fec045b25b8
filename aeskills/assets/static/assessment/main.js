// @ts-check
/**
 * Entry: loads the bundle, takes the place of the readable form in #assessment, and shows the page that the address names.
 *
 * The bundle comes in two parts: at once what the start and the choice of skills need; the anchors, items and activities, and the scripts
 * of all other pages, when a page that needs them is near. Each part names its bank, and parts of two banks are never put together; the page names it in both addresses, so that
 * the browser's cache does not mix them either.
 *
 * Pages live behind `#/…`, so that Back, Forward, reload and plain links work; a page is a function that gives its nodes, or the
 * address to go to instead. Nothing is asked of the network after the two parts of the bundle.
 *
 * @typedef {import("./format.js").Bundle} Bundle
 * @typedef {import("./format.js").Responses} Responses
 * @typedef {{bundle: Bundle, words: import("./format.js").Speaker, t: import("./format.js").Speaker["t"],
 *   store: ReturnType<typeof import("./store.js").openStore>, go: (address: string) => void, show: (focus?: boolean) => void,
 *   say: (text: string) => void, leave: (() => void)|null, scope: string, title: string,
 *   fit: {industry: string|null, seniority: string}|null}} App `leave` keeps what is chosen on the
 *   page; `scope` is the page's path, the same in all languages; `title` that of the window; `fit` is the "what if" choice
 * @typedef {(import("./dom.js").Child)[]|string} Page
 */
import { actions, button, h, para } from "./dom.js";
import { speaker } from "./format.js";
import { chosenOn, putBack } from "./fields.js";
import { save } from "./files.js";
import { skills, start } from "./start.js";
import { openStore } from "./store.js";
import { adopt, keyOf, scopeOf } from "./ticks.js";

/** Pages by the name in their address; those of the scripts that come later join them. @type {Record<string, any>} */
const pages = { start, skills };

const root = document.getElementById("assessment");

/** So long after a press that moved to another page, a second one is taken for the end of a double click. */
const SETTLING = 500;

/** Places of the readable page that an address may name. */
const places = new Set([...document.querySelectorAll("[id]")].map(({ id }) => id));

/**
 * The page that the address names with its parts; null where it is a place on the page. What is neither is a shared result, whole or
 * spoiled: `#s=…` by itself, or as a gateway has moved it out of the fragment.
 */
function addressed() {
  const { hash, search } = location;
  if (/^#\/[a-z]*(\/|$)/.test(hash)) return hash.slice(2).split("/");
  if (/%23s(=|%3d)/i.test(search)) return ["shared"];
  if (hash.length < 2 || hash.startsWith("#:~:")) return ["start"];
  return places.has(hash.slice(1)) ? null : ["shared"];
}

/** Whether the address is of a page that needs both parts. */
const needsBoth = () => !["start", "skills", "", undefined].includes(addressed()?.[0]);

/** @param {string} [address] @returns {Promise<any>} */
async function fetched(address = "") {
  const reply = await fetch(address);
  if (!reply.ok) throw new Error(reply.url);
  return reply.json();
}

/** @type {Promise<any>|null} */
let asked = null;

/** The second part and its scripts: asked for once, and again only after a failure. */
function later() {
  asked ??= Promise.all([fetched(root?.dataset.questions), import("./later.js")]).then(([more, scripts]) => {
    Object.assign(pages, scripts);
    return more;
  });
  asked.catch(() => (asked = null));
  return asked;
}

/** @param {HTMLElement} root @param {Bundle} bundle of it the first part */
function mount(root, bundle) {
  const words = speaker(bundle);
  const { t } = words;
  const title = document.title;
  const scope = scopeOf(location.pathname, bundle.locale);
  adopt(keyOf(scope), root.dataset.ticks);
  const status = h("div", { class: "sa-status", role: "status" });
  const trouble = h("div", { class: "sa-trouble", role: "status" });
  const waiting = h("div", { class: "sa-waiting", role: "status" });
  const page = h("div", {}, [...root.childNodes]);

  // A second click after a move must not reach what has just come under the pointer; keys are not in its way.
  let [pressed, settling] = [false, 0];
  const settle = () => {
    clearTimeout(settling);
    root.classList.add("sa-settling");
    settling = setTimeout(() => root.classList.remove("sa-settling"), SETTLING);
  };

  /** @type {App} */
  const app = {
    bundle, words, t, leave: null, scope, title: "", fit: null,
    store: openStore(scope, bundle, (same) => {
      if (!same) app.leave = null;
      if (!app.leave) app.show();
      app.say(t(same ? "other-tab-added" : "other-tab-changed"));
    }),
    go(address) {
      if (location.hash === `#/${address}`) {
        // The same address with something new on it: what was chosen before is not put back.
        globalThis.history.replaceState(null, "");
        app.show(true);
      } else location.hash = `/${address}`;
    },
    say(text) {
      status.replaceChildren(text);
    },
    show(focus) {
      app.say("");
      report();
      if (!bundle.anchors && needsBoth()) return void wait(focus);
      const [name, ...rest] = addressed() ?? ["start"];
      /** @type {Page} */
      const made = (Object.hasOwn(pages, name) ? pages[name] : start)(app, ...rest);
      if (typeof made === "string") {
        globalThis.history.replaceState(null, "", `#/${made}`);
        return app.show(focus);
      }
      page.replaceChildren(...h("div", {}, ...made).childNodes);
      page.className = "sa-page";
      const heading = page.querySelector("h2");
      app.title = document.title = `${heading?.textContent} – ${title}`;
      putBack(page, globalThis.history.state?.chosen);
      if (!focus) return;
      if (pressed) settle();
      heading?.setAttribute("tabindex", "-1");
      heading?.focus();
      root.scrollIntoView();
    },
  };

  /** What stands on the page stays until the second part is there; a wait that is felt is told. @param {boolean} [focus] */
  const wait = async (focus) => {
    const slow = setTimeout(() => (waiting.textContent = t("loading")), 400);
    const more = await later().catch(console.error);
    clearTimeout(slow);
    waiting.textContent = "";
    if (more?.bank === bundle.bank) Object.assign(bundle, more);
    if (!needsBoth()) return;
    if (bundle.anchors) return app.show(focus);
    // A part of another bank: the site was published anew after this page was opened.
    const again = button(t("try-again"), () => (more ? location.reload() : app.show(true)), "sa-main");
    report("loading-failed", again);
    if (focus) again.focus();
  };

  /** Where loading or saving fails, the reader hears it once, beside the way out. */
  const report = (code = app.store.trouble, way = button(t("save-file"), () => save(app))) => {
    if (trouble.dataset.code === code) return;
    trouble.dataset.code = code;
    trouble.replaceChildren(...(code ? [para(t(code)), actions(way)] : []));
  };

  const keep = () => {
    app.leave?.();
    app.leave = null;
  };
  const route = () => {
    if (!addressed()) return;
    keep();
    app.show(true);
  };

  root.addEventListener("click", ({ detail }) => (pressed = detail > 0), true);
  root.addEventListener("keydown", () => (pressed = false), true);

  // What is chosen stands in the browser's history, with the page it was chosen on: Back and reload bring it again.
  page.addEventListener("change", () => globalThis.history.replaceState({ ...globalThis.history.state, chosen: chosenOn(page) }, ""));
  addEventListener("hashchange", route);
  addEventListener("pagehide", keep);
  addEventListener("pageshow", (event) => event.persisted && app.show());
  addEventListener("beforeprint", () => {
    const shut = /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll("details:not([open], .sa-as-it-stands)"));
    shut.forEach((part) => (part.open = true));
    addEventListener("afterprint", () => shut.forEach((part) => (part.open = false)), { once: true });
  });
  // Whoever turns to the buttons is about to go on.
  for (const turn of ["focusin", "pointerover"]) {
    page.addEventListener(turn, ({ target }) => /** @type {Element} */ (target).closest(".sa-actions") && later());
  }
  root.replaceChildren(trouble, status, waiting, page);
  root.classList.add("sa-app");
  app.show();
}

if (root) {
  if (needsBoth()) later();
  try {
    mount(root, await fetched(root.dataset.bundle));
  } catch (error) {
    console.error(error);
    // The bundle holds the messages; without it the page brings this one.
    root.prepend(h("p", { role: "alert" }, root.dataset.failed));
  }
}
