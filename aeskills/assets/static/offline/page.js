// @ts-check
/** The page on reading without a network: says whether the pages are kept, keeps them, and takes them away. */
import { say } from "../javascripts/words.js";
import { able, drop, isKept, keep } from "./keep.js";

const panel = /** @type {HTMLElement} */ (document.querySelector("[data-offline]"));
const words = JSON.parse(panel.dataset.words ?? "");
const status = /** @type {Element} */ (panel.querySelector("[role=status]"));
const [keeper, dropper] = ["keep", "drop"].map((name) => /** @type {HTMLButtonElement} */ (panel.querySelector(`[data-${name}]`)));

/** @param {string} said */
async function show(said) {
  const kept = able() && (await isKept());
  keeper.hidden = kept || !able();
  dropper.hidden = !kept;
  status.textContent = said || words[!able() ? "unable" : kept ? "kept" : "not-kept"];
}

keeper.addEventListener("click", async () => {
  keeper.disabled = true;
  status.textContent = words.begun;
  const done = await keep((news) => (status.textContent = say(words.progress, news))).then(() => true, () => false);
  keeper.disabled = false;
  await show(done ? "" : words.failed);
  if (done) dropper.focus();
});
dropper.addEventListener("click", async () => {
  await drop();
  await show(words.dropped);
  keeper.focus();
});
panel.hidden = false;
await show("");
