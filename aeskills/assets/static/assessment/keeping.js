// @ts-check
/**
 * How long a browser keeps what it was given, and the wish that it does. Some browsers ask the reader when the wish is uttered; so a button
 * utters it, and no page does by itself.
 */
import { actions, button, h, para } from "./dom.js";

/** @param {import("./main.js").App} app */
export function keeping({ store, t }) {
  if (store.trouble || store.tabOnly) return null;
  const storage = /** @type {Partial<StorageManager>|undefined} */ (navigator.storage);
  const place = h("div", {});
  const told = h("p", { role: "status" });
  const wish = actions(button(t("keep-ask"), async () => {
    const kept = await storage?.persist?.().catch(() => false);
    told.textContent = t(kept ? "keep-granted" : "keep-refused");
    if (kept) wish.remove();
  }));
  storage?.persisted?.().then((kept) => place.append(kept ? para(t("keep-granted")) : h("div", {}, wish, told)), () => null);
  return h("div", {}, para(t("keep-safari")), place);
}
