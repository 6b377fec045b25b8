// @ts-check
/** Questions by family and level; all answers opened at once, and for print. */
import { filter } from "./filter.js";
import { openForPrint } from "./folds.js";

const form = /** @type {HTMLFormElement} */ (document.querySelector(".ae-sift"));
const button = /** @type {HTMLButtonElement} */ (form.querySelector("[data-open]"));
const questions = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details[data-item]"));
const skills = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details[data-group]"));
const shown = () => [...questions].filter((question) => !question.hidden);
/** The folds of skills that have a question to show. */
const around = () => [...skills].filter((skill) => !skill.hidden);

const name = () => {
  const open = shown().every((question) => question.open);
  button.textContent = (open ? button.dataset.close : button.dataset.open) ?? "";
};
filter(form, (chosen) => {
  if (Object.values(chosen).some(Boolean)) for (const skill of around()) skill.open = true;
  name();
});
button.addEventListener("click", () => {
  const open = !shown().every((question) => question.open);
  for (const fold of [...around(), ...shown()]) fold.open = open;
  name();
});
for (const question of questions) question.addEventListener("toggle", name);

openForPrint(() => [...around(), ...shown()]);
