// @ts-check
/** Questions by family and level; all answers opened at once, and for print. */
import { filter } from "./filter.js";
import { openForPrint } from "./folds.js";

const form = /** @type {HTMLFormElement} */ (document.querySelector(".ae-sift"));
const button = /** @type {HTMLButtonElement} */ (form.querySelector("[data-open]"));
const questions = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details[data-item]"));
const shown = () => [...questions].filter((question) => !question.hidden);

const name = () => {
  const open = shown().every((question) => question.open);
  button.textContent = (open ? button.dataset.close : button.dataset.open) ?? "";
};
filter(form, name);
button.addEventListener("click", () => {
  const open = !shown().every((question) => question.open);
  for (const question of shown()) question.open = open;
  name();
});
for (const question of questions) question.addEventListener("toggle", name);

openForPrint(shown);
