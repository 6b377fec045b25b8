// @ts-check
/** The pages that need both parts of the bundle; their scripts are fetched with the second part. */
export { history } from "./history.js";
export { mentor, rate } from "./mentor.js";
export { plan } from "./plan.js";
export { practice } from "./practice.js";
export { question } from "./question.js";
export { result } from "./result.js";
export { review } from "./review.js";
export { copy as kept, shared } from "./shared.js";
export { talk } from "./talk.js";
export { data } from "./transfer.js";
