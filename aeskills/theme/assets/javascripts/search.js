/**
 * The search dialog. Loaded, with the theme's search worker and the index, only when the reader goes to search.
 * The worker's messages are {type, data}: 0 set up, 1 ready, 2 query, 3 result.
 */

/** @typedef {{location: string, title: string, text: string, score: number}} Entry */

/** @type {HTMLDialogElement | undefined} */
let dialog;

/** Opens the dialog, making it at first use. @param {HTMLElement} opener the button that carries the addresses and words */
export function openSearch(opener) {
  dialog ??= makeDialog(opener);
  dialog.showModal();
  dialog.querySelector("input").focus();
}

/** @param {HTMLElement} opener */
function makeDialog(opener) {
  const words = JSON.parse(opener.dataset.words);
  const made = document.createElement("dialog");
  made.className = "ae-search";
  made.setAttribute("aria-label", words.title);
  const form = document.createElement("form");
  const input = document.createElement("input");
  input.type = "search";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.placeholder = words.placeholder;
  input.setAttribute("aria-label", words.placeholder);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "ae-tool";
  close.textContent = words.close;
  form.append(input, close);
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const list = document.createElement("ol");
  made.append(form, status, list);
  document.body.append(made);

  const plural = new Intl.PluralRules(opener.dataset.language);
  const base = new URL(opener.dataset.search, location.href);
  const root = new URL("../", base);
  const engine = startEngine(opener.dataset.worker, base);
  engine.catch(() => {
    status.textContent = words.failed;
  });

  let asked = 0;
  const ask = async () => {
    const query = input.value.trim();
    const turn = ++asked;
    if (!query) {
      status.textContent = "";
      list.replaceChildren();
      return;
    }
    const search = await engine;
    const found = await search(query);
    if (turn !== asked) return;
    const shown = found.slice(0, 20);
    const message = words.found[plural.select(found.length)] ?? words.found.other;
    status.textContent = found.length ? message.replace("{count}", String(found.length)) : words.none;
    list.replaceChildren(...shown.map((entry) => result(entry, query, root)));
  };
  input.addEventListener("input", ask);
  close.addEventListener("click", () => made.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  made.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...list.querySelectorAll("a")];
    const here = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
  made.addEventListener("click", (event) => {
    if (event.target === made || (event.target instanceof Element && event.target.closest("li a"))) made.close();
  });
  return made;
}

/** Words without accents and without the Arabic article, as the index also has them. @param {string} query */
export function folded(query) {
  return query
    .toLowerCase()
    .split(/\s+/)
    .map((word) => {
      const bare = word.normalize("NFKD").replace(/\p{M}/gu, "");
      return bare.length > 4 && bare.startsWith("ال") ? bare.slice(2) : bare;
    })
    .join(" ");
}

/** @param {string} workerAddress @param {URL} indexAddress @returns {Promise<(query: string) => Promise<Entry[]>>} */
async function startEngine(workerAddress, indexAddress) {
  const response = await fetch(indexAddress);
  if (!response.ok) throw new Error(`search index: ${response.status}`);
  const { config, docs, options } = await response.json();
  const texts = new Map(docs.map((doc) => [doc.location, doc]));
  const worker = new Worker(workerAddress);
  /** @type {((data: unknown) => void)[]} */
  const waiting = [];
  worker.addEventListener("message", ({ data }) => waiting.shift()?.(data.data));
  const send = (/** @type {object} */ message) =>
    new Promise((answer) => {
      waiting.push(answer);
      worker.postMessage(message);
    });
  await send({ type: 0, data: { config, docs, options } });
  return async (query) => {
    const { items } = /** @type {{items: Entry[][]}} */ (await send({ type: 2, data: folded(query) }));
    return items.flatMap((group) => group.filter((entry) => entry.score > 0).slice(0, 2)).map((entry) => ({ ...entry, ...texts.get(entry.location) }));
  };
}

/** One result: title and the stretch of text around the first word found. @param {Entry} entry @param {string} query @param {URL} root */
function result(entry, query, root) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(entry.location, root).href;
  const title = document.createElement("b");
  title.textContent = entry.page && entry.page !== entry.title ? `${entry.page} · ${entry.title}` : entry.title;
  const text = document.createElement("span");
  const at = Math.max(0, folded(entry.text).indexOf(folded(query).split(" ")[0]));
  const start = at < 60 ? 0 : entry.text.lastIndexOf(" ", at - 40) + 1;
  text.textContent = (start ? "… " : "") + entry.text.slice(start, start + 160).trim() + (entry.text.length > start + 160 ? " …" : "");
  link.append(title, text);
  item.append(link);
  return item;
}
