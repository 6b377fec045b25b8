// @ts-check
/**
 * Attempts as files.
 *
 * @typedef {import("./main.js").App} App
 * @typedef {import("./format.js").Responses} Responses
 */
import { given } from "./attempt.js";
import { download } from "./dom.js";
import { localDay } from "./written.js";

/** One attempt as a file that can be taken back in. @param {App} app @param {Responses|null} [entry] */
export function save(app, entry = app.store.state.current) {
  if (entry) download(`${app.t("file-answers")}-${localDay(entry.started)}.json`, "application/json",
    `${JSON.stringify(given(entry), null, 1)}\n`);
}

/** What this version cannot read, as it was found. @param {App} app */
export const saveAside = ({ store, t }) => download(`${t("file-answers")}-0.json`, "application/json",
  JSON.stringify(store.state.aside, null, 1));
