// @ts-check
/**
 * What is chosen in the fields of a page, as plain data, and put back. Dates, files and what a page keeps itself, marked `data-kept`, are
 * none of it.
 *
 * @typedef {Record<string, string[]>} Chosen name of the fields → values of those that are ticked or selected
 */

const FIELDS = "input[type=radio][name], input[type=checkbox][name], select[name]";

/** @param {ParentNode} page @returns {(HTMLInputElement|HTMLSelectElement)[]} */
const fieldsOf = (page) => [...page.querySelectorAll(FIELDS)]
  .filter((field) => !field.closest("[data-kept]")).map((field) => /** @type {HTMLInputElement|HTMLSelectElement} */ (field));

/** @param {ParentNode} page @returns {Chosen} */
export function chosenOn(page) {
  /** @type {Chosen} */
  const chosen = {};
  for (const field of fieldsOf(page)) {
    chosen[field.name] ??= [];
    if (field instanceof HTMLSelectElement || field.checked) chosen[field.name].push(field.value);
  }
  return chosen;
}

/**
 * Fields that the page had not then stay as they are, and so does a list without the choice. The page hears of it as of any change.
 * @param {ParentNode} page @param {Chosen} [chosen]
 */
export function putBack(page, chosen) {
  if (!chosen || JSON.stringify(chosen) === JSON.stringify(chosenOn(page))) return;
  for (const field of fieldsOf(page)) {
    const values = chosen[field.name];
    if (!values) continue;
    if (field instanceof HTMLInputElement) {
      field.checked = values.includes(field.value);
      if (field.checked) field.closest("details")?.setAttribute("open", "");
    } else if ([...field.options].some(({ value }) => value === values[0])) field.value = values[0];
  }
  fieldsOf(page)[0]?.dispatchEvent(new Event("change", { bubbles: true }));
}
