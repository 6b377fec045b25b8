// @ts-check
/** An address to hand over: shown whole, copied on demand. @typedef {import("./main.js").App} App */
import { actions, button, field, h } from "./dom.js";

/** @param {App} app @param {string} id @param {string} label @param {string} address */
export function addressField({ t, say }, id, label, address) {
  const input = /** @type {HTMLInputElement} */ (h("input", { type: "text", id, readonly: true, value: address }));
  return h("div", {}, field(id, label, input), actions(button(t("share-copy"), async () => {
    try {
      await navigator.clipboard.writeText(input.value);
      say(t("share-copied"));
    } catch {
      input.select();
      say(t("share-copy-yourself"));
    }
  })));
}
