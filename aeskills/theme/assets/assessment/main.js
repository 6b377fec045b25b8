// @ts-check
/**
 * Entry: loads the bundle, takes the place of the readable form in #assessment, and shows the page that the address names.
 *
 * Pages live behind `#/…`, so that Back, Forward, reload and plain links work; a page is a function that gives its nodes, or the
 * address to go to instead. Nothing is asked of the network after the bundle.
 *
 * @typedef {import("./format.js").Bundle} Bundle
 * @typedef {import("./format.js").Responses} Responses
 * @typedef {{bundle: Bundle, words: import("./format.js").Speaker, t: import("./format.js").Speaker["t"],
 *   store: ReturnType<typeof import("./store.js").openStore>, go: (address: string) => void, show: (focus?: boolean) => void,
 *   say: (text: string) => void, leave: (() => void)|null, draft: Responses|null, tabOnly: boolean, shared:
 *   import("./share.js").Shared|null,
 *   fit: {industry: string|null, seniority: string}|null}} App `leave` keeps what is chosen on the page; `fit` is the "what if" choice
 * @typedef {(import("./dom.js").Child)[]|string} Page
 */
import { actions, button, h, para } from "./dom.js";
import { speaker } from "./format.js";
import { history } from "./history.js";
import { plan } from "./plan.js";
import { question } from "./question.js";
import { result } from "./result.js";
import { review } from "./review.js";
import { opened, shared } from "./share.js";
import { skills, start } from "./start.js";
import { openStore } from "./store.js";
import { data, save } from "./transfer.js";

/** @type {Record<string, (app: App, ...rest: string[]) => Page>} */
const PAGES = { start, skills, question, review, result, plan, history, data, shared };

/** @param {HTMLElement} root @param {Bundle} bundle */
function mount(root, bundle) {
  const words = speaker(bundle);
  const { t } = words;
  const title = document.title;
  const path = location.pathname.replace(/index\.html$/, "").replace(`/${bundle.locale}/`, "/");
  const status = h("div", { class: "sa-status", role: "status" });
  const trouble = h("div", { class: "sa-trouble", role: "status" });
  const page = h("div", { class: "sa-page" });

  /** @type {App} */
  const app = {
    bundle, words, t, leave: null, draft: null, tabOnly: false, shared: null, fit: null,
    store: openStore(path, bundle, (same) => {
      app.leave = same ? app.leave : null;
      if (!same || !app.leave) app.show();
      app.say(t(same ? "other-tab-added" : "other-tab-changed"));
    }),
    go(address) {
      if (location.hash === `#/${address}`) app.show(true);
      else location.hash = `/${address}`;
    },
    say(text) {
      status.replaceChildren(text);
    },
    show(focus) {
      app.say("");
      const [name, ...rest] = location.hash.slice(2).split("/");
      const made = (Object.hasOwn(PAGES, name) ? PAGES[name] : start)(app, ...rest);
      if (typeof made === "string") {
        globalThis.history.replaceState(null, "", `#/${made}`);
        return app.show(focus);
      }
      page.replaceChildren(...h("div", {}, ...made).childNodes);
      const heading = page.querySelector("h2");
      document.title = `${heading?.textContent} – ${title}`;
      report();
      if (!focus) return;
      heading?.setAttribute("tabindex", "-1");
      heading?.focus();
      root.scrollIntoView();
    },
  };

  /** Where saving fails, the reader hears it once, beside the way out. */
  const report = () => {
    if (trouble.dataset.code === app.store.trouble) return;
    trouble.dataset.code = app.store.trouble;
    trouble.replaceChildren(...(app.store.trouble ? [para(t(app.store.trouble)), actions(button(t("save-file"), () => save(app)))] : []));
  };

  const keep = () => {
    app.leave?.();
    app.leave = null;
  };
  /** @param {HashChangeEvent|null} event */
  const route = (event) => {
    if (location.hash.startsWith("#s=")) {
      app.shared = opened(bundle, location.hash.slice(3));
      globalThis.history.replaceState(null, "", `${location.pathname}${location.search}#/shared`);
    } else if (location.hash && !location.hash.startsWith("#/")) return;
    keep();
    app.show(Boolean(event));
  };
  addEventListener("hashchange", route);
  addEventListener("pagehide", keep);
  addEventListener("pageshow", (event) => event.persisted && app.show());
  addEventListener("beforeprint", () => {
    const shut = /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll("details:not([open])"));
    shut.forEach((part) => (part.open = true));
    addEventListener("afterprint", () => shut.forEach((part) => (part.open = false)), { once: true });
  });
  root.replaceChildren(trouble, status, page);
  root.classList.add("sa-app");
  if (location.hash && !/^#(\/|s=)/.test(location.hash)) app.show();
  else route(null);
}

const root = document.getElementById("assessment");
if (root) {
  try {
    const reply = await fetch(root.dataset.bundle ?? "");
    if (!reply.ok) throw new Error(`${reply.status} ${reply.url}`);
    mount(root, await reply.json());
  } catch (error) {
    console.error(error);
    // The bundle holds the messages; without it the page brings this one.
    root.prepend(h("p", { role: "alert" }, root.dataset.failed
      ?? "The interactive form could not be loaded. Everything is readable below."));
  }
}
