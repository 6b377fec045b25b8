// @ts-check
/** The pages that need both parts of the bundle; their scripts are fetched with the second part. */
export { history } from "./history.js";
export { plan } from "./plan.js";
export { practice } from "./practice.js";
export { question } from "./question.js";
export { result } from "./result.js";
export { review } from "./review.js";
export { opened, shared } from "./share.js";
export { data } from "./transfer.js";
