// Starts the program, then closes the page's last doors to the network.
// Whatever is said when that goes wrong stands in index.html: saying it must not need the program.

const show = (state) => {
  for (const line of document.querySelectorAll("#boot [data-boot]")) {
    line.hidden = line.dataset.boot !== state;
  }
  // A box that nobody reads would be a promise.
  for (const id of ["shell", "lock"]) document.getElementById(id).hidden = true;
};

// A panic ends in a trap, and from then on nothing of the program answers. Its paste stands in the box as before.
const crash = (error) => {
  if (!(error instanceof WebAssembly.RuntimeError)) return false;
  const { version } = document.documentElement.dataset;
  document.getElementById("crash-version").textContent = `why401 ${version}: ${error.message}`;
  document.getElementById("crash").hidden = false;
  return true;
};

// Browsers ask for the manifest when they like, also once the lock has closed: so it is named only where the worker
// answers for it.
const manifest = Object.assign(document.createElement("link"), { rel: "manifest", href: "manifest.webmanifest" });

// What somebody shared with the page, or opened with it, comes in as if it were dropped there.
const hand = (given) => {
  if (!given) return;
  const data = new DataTransfer();
  if (typeof given === "string") data.setData("text/plain", given);
  else data.items.add(given);
  const drop = () => {
    const event = new DragEvent("drop", { dataTransfer: data, cancelable: true });
    // As long as nobody takes it, the program isn't there yet.
    if (window.dispatchEvent(event)) setTimeout(drop, 50);
  };
  drop();
};

// Nothing is reloaded unless the reader asks for it: that would empty the box.
const offer = (registration) => {
  const note = document.getElementById("fresh");
  const look = () => (note.hidden = !registration.waiting);
  const follow = () => registration.installing?.addEventListener("statechange", look);
  note.querySelector("button").addEventListener("click", () => {
    const { waiting } = registration;
    if (!waiting) return location.reload();
    waiting.addEventListener("statechange", () => waiting.state !== "activating" && location.reload());
    waiting.postMessage("take over");
  });
  registration.addEventListener("updatefound", follow);
  follow();
  look();
};

// Longer than this, in milliseconds, the lock doesn't wait for the worker.
const PATIENCE = 3000;

// Has a worker keep this build's files; a first one is waited for, so that what it loads is there before the lock
// closes. Where workers or storage are denied, and while developing, there is none, and nobody needs one.
const keep = async () => {
  const { serviceWorker } = navigator;
  if (!document.documentElement.dataset.build || !serviceWorker) return;
  const address = { createScriptURL: () => "sw.js" };
  const worker = (window.trustedTypes?.createPolicy("worker", address) ?? address).createScriptURL("");
  const registration = await serviceWorker.register(worker);
  offer(registration);
  const { installing, active } = registration;
  if (!active && installing) {
    await new Promise((done) => {
      serviceWorker.addEventListener("controllerchange", done);
      installing.addEventListener("statechange", () => installing.state === "redundant" && done());
      setTimeout(done, PATIENCE);
    });
  }
  const { controller } = serviceWorker;
  if (!controller) return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    port1.close();
    hand(data);
  };
  controller.postMessage("shared", [port2]);
  return true;
};

// Perhaps a newer version doesn't fail.
const renew = async () => {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration) offer(registration);
};

// A second policy can only take away. This one leaves no address that the page may still speak to, but for the
// manifest's where the worker answers for it.
const lock = (kept) => {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "default-src 'none'; connect-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; trusted-types 'none'";
  // In a policy these two would end the address.
  if (kept) policy.content += `; manifest-src ${manifest.href.replace(/[;,]/g, encodeURIComponent)}`;
  document.head.append(policy, ...(kept ? [manifest] : []));
  document.documentElement.dataset.locked = "true";
  window.dispatchEvent(new Event("locked"));
};

// The page is to be seen before the program keeps the browser busy; a tab in the background is never painted.
const painted = new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 100);
});

const start = async () => {
  if (typeof WebAssembly !== "object") return show("no-wasm");
  window.addEventListener("error", (event) => crash(event.error));
  window.addEventListener("unhandledrejection", (event) => crash(event.reason));
  const { href, dataset } = document.querySelector("link[rel=modulepreload][data-wasm]");
  try {
    const [{ default: init }, module] = await Promise.all([import(href), fetch(dataset.wasm), painted]);
    await init({ module_or_path: module });
  } catch (error) {
    console.error(error);
    if (!crash(error)) show("failed");
    return renew().catch(() => {});
  }
  window.launchQueue?.setConsumer(async ({ files: [handle] }) => hand(await handle?.getFile()));
  lock(await keep().catch(() => false));
};

start();
