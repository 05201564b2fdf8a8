// Serves one build's files without a network. It forwards nothing of the page's.

// The end of a release build fills in these lines (see catalogue/). As it stands here, without a build, the worker
// takes itself and all that was kept away, as soon as a new version would come: a development server serves that.
const BUILD = "";
// The page, "", and what it loads, each with its sum as a sub-resource has it.
const FILES = {};
// The browser asks for it whenever it likes: so it comes from here, and never over the network.
const MANIFEST = {};

// Other deployments on the same host have caches of their own.
const OWN = `why401 ${registration.scope} `;
const CACHE = OWN + BUILD;
const at = (name) => new URL(name, registration.scope).href;

// The page has just loaded the same files: as a rule none of them is asked for again. The browser compares their sums.
// The page itself says which build it is of, so that a host may rewrite its markup.
const fetched = async (name, cache) => {
  const response = await fetch(at(name), { cache, integrity: FILES[name] });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (name === "" && !new TextDecoder().decode(bytes).includes(BUILD))) throw new Error(`not ${BUILD}`);
  // Made anew, since the answer to a redirected request may not be served as a page.
  return new Response(bytes, response);
};

// All or nothing: a build that is only half on its host is not taken.
const install = async () => {
  if (!BUILD) return;
  const file = (name) => fetched(name, "force-cache").catch(() => fetched(name, "reload"));
  const files = await Promise.all(Object.keys(FILES).map(async (name) => [at(name), await file(name)]));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map((file) => cache.put(...file)));
};

// Earlier versions go once nobody reads them any more.
const activate = async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith(OWN) && (!BUILD || name !== CACHE));
  await Promise.all(old.map((name) => caches.delete(name)));
  if (BUILD) return clients.claim();
  // Not waited for: Firefox would wait for the end of this.
  registration.unregister();
};

// This build's file. The browser may have thrown the cache away: then its host has to do.
const kept = async (name, request) =>
  (await caches.match(at(name), { cacheName: CACHE, ignoreVary: true })) ?? fetch(request);

// What the system shared with the installed page. It waits here, in memory alone, until the page that opens asks for it.
const shared = [];
const receive = async (request) => {
  const form = await request.formData();
  shared.push(form.getAll("file").find((file) => file.size) || form.get("text") || form.get("url") || "");
  return Response.redirect(at(""), 303);
};

// A script's own request; the only one of the page is for its program. The lock refuses all others, too, but WebKit
// forgets the policy where a page that has a worker preloads something. Other pages on this host may ask as they like.
const barred = async ({ clientId, request }) => {
  const [page] = ((await clients.get(clientId))?.url ?? "").split(/[?#]/);
  return page === at("") || page === at("index.html") ? Response.error() : fetch(request);
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", ({ data, ports: [port] }) => {
  if (data === "take over") skipWaiting();
  if (data === "shared") port.postMessage(shared.shift());
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const { method, destination } = request;
  const [address] = request.url.split("#");
  const within = address.startsWith(at(""));
  const name = address === at("index.html") ? "" : address.slice(at("").length);
  if (within && method === "POST" && name === "share") return event.respondWith(receive(request));
  if (within && method === "GET" && Object.hasOwn(FILES, name)) return event.respondWith(kept(name, request));
  if (within && method === "GET" && name.split("?")[0] === "manifest.webmanifest") {
    return event.respondWith(new Response(JSON.stringify(MANIFEST), { headers: { "Content-Type": "application/manifest+json" } }));
  }
  if (destination === "" && !(within && /^why401-[0-9a-f]+_bg\.wasm$/.test(name))) event.respondWith(barred(event));
});
