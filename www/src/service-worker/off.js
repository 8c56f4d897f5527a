// In need, copy sw-off.js over sw.js beside it: the next time a device with a network loads the page, its service worker goes, with all
// that it kept of the page and the edition. What people entered lies elsewhere and stays.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith("__PREFIX__")).map((name) => caches.delete(name)));
      await self.registration.unregister();
    })(),
  ),
);
