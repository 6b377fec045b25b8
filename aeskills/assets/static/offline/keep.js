// @ts-check
/** Keeps one language of the site on this device, and takes it away again. Nothing is kept before the reader asks or installs the site. */

/** The folder of this language, as an address. */
const SCOPE = new URL("../../", import.meta.url).href;

/** Whether this browser can keep pages: it needs a secure address. */
export const able = () => "serviceWorker" in navigator && "caches" in globalThis;

/** @returns {Promise<ServiceWorkerRegistration|undefined>} */
async function registration() {
  const found = await navigator.serviceWorker.getRegistration(SCOPE);
  return found?.scope === SCOPE ? found : undefined;
}

/** @returns {Promise<boolean>} whether all pages are kept */
export const isKept = async () => Boolean((await registration())?.active);

/**
 * Fetches every page; rejects when that failed. A second call goes on where the first one ended.
 * @param {(news: {done: number, count: number}) => void} [told] how far it is
 */
export async function keep(told = () => {}) {
  const heard = (/** @type {MessageEvent} */ { data }) => told(data);
  navigator.serviceWorker.addEventListener("message", heard);
  navigator.serviceWorker.startMessages();
  try {
    const made = await navigator.serviceWorker.register(`${SCOPE}worker.js`, { scope: SCOPE, updateViaCache: "none" });
    const worker = made.installing ?? made.waiting ?? made.active;
    await new Promise((resolve, reject) => {
      const look = () => {
        if (worker?.state === "activated") resolve(null);
        if (worker?.state === "redundant") reject(new Error("not all pages could be fetched"));
      };
      worker?.addEventListener("statechange", look);
      look();
    });
  } finally {
    navigator.serviceWorker.removeEventListener("message", heard);
  }
}

/** Takes all of it away. */
export async function drop() {
  await (await registration())?.unregister();
  await caches.delete(`aeskills:${new URL(SCOPE).pathname}`);
}
