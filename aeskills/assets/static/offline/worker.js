// @ts-check
/**
 * One language of the site without a network. The build puts FILES in front: address → hash of what stands there.
 *
 * The network always comes first, so that no page is older than the server's. What it does not give comes from the cache, whose keys hold
 * the hash: a new version fetches only what has changed, and drops what is no more.
 */

/** @type {Record<string, string>} */
const files = /** @type {any} */ (self).FILES;
const worker = /** @type {any} */ (self);
const SCOPE = new URL("./", location.href).href;
const CACHE = `aeskills:${new URL(SCOPE).pathname}`;
const AT_ONCE = 8;
/** How a page is asked for: a copy that the browser holds is not shown before the server has said that it still holds. @type {RequestInit} */
const ANEW = { cache: "no-cache", redirect: "manual", credentials: "same-origin" };

/** @param {string} address */
const keyOf = (address) => `${SCOPE}${address}?${files[address]}`;

/** @param {{done: number, count: number}} news */
async function tell(news) {
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) client.postMessage(news);
}

/** Fetches what the cache has not; a failure leaves the rest for the next time. */
async function fill() {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const addresses = Object.keys(files);
  const missing = addresses.filter((address) => !kept.has(keyOf(address)));
  let left = missing.length;
  const one = async () => {
    for (let address = missing.pop(); address !== undefined; address = missing.pop()) {
      const reply = await fetch(SCOPE + address, { cache: "no-cache" });
      if (!reply.ok) throw new Error(reply.url);
      await cache.put(keyOf(address), reply);
      left--;
      if (left % 10 === 0) tell({ done: addresses.length - left, count: addresses.length });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  await worker.skipWaiting();
}

/** Drops what belongs to earlier versions only. */
async function tidy() {
  const cache = await caches.open(CACHE);
  const wanted = new Set(Object.keys(files).map(keyOf));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  await worker.clients.claim();
  await tell({ done: wanted.size, count: wanted.size });
}

/** @param {string} href @returns {Promise<Response|undefined>} what is kept for an address, whatever its query */
async function keptAt(href) {
  const address = new URL(href).pathname.slice(new URL(SCOPE).pathname.length).replace(/(^|\/)index\.html$/, "$1");
  if (Object.hasOwn(files, address)) return (await caches.open(CACHE)).match(keyOf(address));
  return Object.hasOwn(files, `${address}/`) ? Response.redirect(`${SCOPE}${address}/`) : undefined;
}

/** @param {Request} request @returns {Promise<Response>} */
async function answer(request) {
  try {
    return await (request.mode === "navigate" ? fetch(request.url, ANEW) : fetch(request));
  } catch (error) {
    const found = await keptAt(request.url);
    if (found) return found;
    if (request.mode === "navigate") return Response.redirect(`${SCOPE}offline/#missing`);
    throw error;
  }
}

addEventListener("install", (/** @type {any} */ event) => event.waitUntil(fill()));
addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(tidy()));
addEventListener("fetch", (/** @type {any} */ event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(SCOPE)) event.respondWith(answer(event.request));
});
