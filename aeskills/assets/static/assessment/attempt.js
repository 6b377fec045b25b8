// @ts-check
/**
 * An attempt: responses, where they came from and whose they are. A record without a word on it is one's own, made here: so were all
 * that earlier versions stored.
 *
 * @typedef {import("./format.js").Responses} Responses
 * @typedef {"mine"|"link"|"file"} Origin
 * @typedef {"self"|"colleague"|"mentor"} Whose `mentor`: a mentor or manager about the person that rates themselves
 * @typedef {{current: Responses|null, history: Responses[]}} Kept
 */
import { attempt, attempts } from "./responses.js";

/** @param {Responses} entry @returns {Origin} */
export const originOf = ({ origin }) => origin ?? "mine";

/** @param {Responses} entry @returns {Whose} */
export const whoseOf = ({ whose }) => whose ?? "self";

/** Whether the answers are the reader's own; all else is never counted as their progress. @param {Responses} entry */
export const isOwn = (entry) => whoseOf(entry) === "self";

/** @param {Responses} entry */
export const isEmpty = ({ ratings, answers }) => !Object.keys(ratings).length && !Object.keys(answers).length;

/** The record with its marks; those that go without saying are left out. @param {Responses} entry @param {Origin} origin @param {Whose} whose */
export function marked({ origin: _origin, whose: _whose, ...rest }, origin, whose) {
  return /** @type {Responses} */ ({ ...rest, ...(origin !== "mine" && { origin }), ...(whose !== "self" && { whose }) });
}

/** What goes into a file or a link: where a copy came from is no part of it. @param {Responses} entry @returns {Responses} */
export const given = (entry) => marked(entry, "mine", whoseOf(entry));

/** The attempt with this mark. @param {Kept} state @param {string} mark */
export const found = (state, mark) => attempts(state).find((entry) => attempt(entry) === mark);

/** Removes one attempt. @param {Kept} state @param {string} mark */
export function remove(state, mark) {
  state.history = state.history.filter((entry) => attempt(entry) !== mark);
  if (attempt(state.current) === mark) state.current = null;
}

/** What can be shown of it: the latest first, without those that hold nothing. @param {Kept} state */
export const shown = (state) => attempts(state).filter((entry) => !isEmpty(entry)).sort((a, b) => (a.started < b.started ? 1 : -1));
