// @ts-check
/**
 * One or two questions on a skill, on the page of the skill, with the reasons at once. Nothing of it is kept or scored. It takes items that
 * stand in no form, or that the reader has answered, so that no form is spoilt. All that it needs is fetched when it is asked for.
 *
 * @typedef {import("./format.js").Bundle} Bundle
 */
const place = /** @type {HTMLElement} */ (document.querySelector("[data-mini-check]"));
const [open, status] = [place.querySelector("button"), /** @type {Element} */ (place.querySelector("[role=status]"))];
const { skill = "", failed = "" } = place.dataset;
const assessment = new URL(place.dataset.assessment ?? "", location.href);

/** Items that were answered in this browser; none where it cannot be asked. @param {string} key @returns {Set<string>} */
function known(key) {
  try {
    const { current, history } = JSON.parse(localStorage.getItem(key) ?? "{}");
    return new Set([current, ...(history ?? [])].flatMap((entry) => Object.keys(entry?.answers ?? {})));
  } catch {
    return new Set();
  }
}

/** @param {Bundle} bundle @param {Set<string>} had @returns {string[]} */
function chosenItems({ forms, items }, had) {
  const formed = new Set(forms.filter(({ type }) => type === "fixed").flatMap((form) => form.items));
  const own = Object.keys(items).filter((id) => items[id].skill === skill && !items[id].applies);
  return [...own.filter((id) => !formed.has(id)), ...own.filter((id) => formed.has(id) && had.has(id))].slice(0, 2);
}

/** @param {string} name @returns {Promise<any>} */
async function fetched(name) {
  const reply = await fetch(new URL(name, assessment), { cache: "no-cache" });
  if (!reply.ok) throw new Error(reply.url);
  return reply.json();
}

async function begin() {
  const sheet = document.createElement("link");
  [sheet.rel, sheet.href] = ["stylesheet", new URL("assessment.css", import.meta.url).href];
  document.head.append(sheet);
  const [first, more, { speaker }, { button, form, h, h3, complain, send }, { asking, chosen }, { explained }, { keyOf, scopeOf }] =
    await Promise.all([fetched("bundle.json"), fetched("questions.json"), import("./format.js"), import("./dom.js"), import("./question.js"),
      import("./result.js"), import("./ticks.js")]);
  if (first.bank !== more.bank) throw new Error("the questions are of another version");
  /** @type {Bundle} */
  const bundle = { ...first, ...more };
  const { t } = speaker(bundle);
  /** @type {any} */
  const app = { bundle, t, title: document.title };
  const ids = chosenItems(bundle, known(keyOf(scopeOf(assessment.pathname, bundle.locale))));
  const stage = h("div", { class: "sa-app sa-mini" });
  /** @param {number} at */
  const show = (at) => {
    const id = ids[at];
    const item = bundle.items[id];
    if (!item) {
      const end = h("p", { tabindex: -1 }, t(ids.length ? "mini-end" : "mini-none"));
      stage.replaceChildren(end);
      return end.focus();
    }
    const heading = h("h3", { tabindex: -1 }, t("question-of", { number: at + 1, count: ids.length }));
    const ask = form((given) => {
      const { answer, fault } = chosen({ id, skill, item, answered: false }, given);
      if (answer === undefined) return complain(ask, t("errors-title"), [["answer", t(fault ?? "no-choice")]]);
      const reasons = h3(t("practice-reasons"));
      reasons.tabIndex = -1;
      stage.replaceChildren(reasons, ...h("div", {}, explained(app, item, /** @type {any} */ (answer))).childNodes,
        button(t(at + 1 < ids.length ? "next" : "mini-close"), () => show(at + 1), "sa-main"));
      reasons.focus();
    }, asking(app, id, item, { answers: {}, seed: Math.floor(Math.random() * 2 ** 32) }), send(t("practice-look")));
    stage.replaceChildren(heading, ask);
    heading.focus();
  };
  status.replaceChildren();
  open?.replaceWith(stage);
  show(0);
}

if (open) {
  place.hidden = false;
  open.addEventListener("click", () => {
    open.disabled = true;
    begin().catch((error) => {
      console.error(error);
      open.disabled = false;
      status.textContent = failed;
    });
  });
}
