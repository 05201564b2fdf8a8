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

// A second policy can only take away. This one leaves no address that the page may still speak to.
const lock = () => {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "default-src 'none'; connect-src 'none'; img-src data:; base-uri 'none'; form-action 'none'";
  document.head.append(policy);
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
    return;
  }
  lock();
};

start();
