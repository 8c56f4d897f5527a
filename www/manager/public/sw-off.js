// In need, copy this file over sw.js: the next time a tablet with a network loads the page, its service worker goes, with all
// that it kept of the page and the edition. What people entered lies elsewhere and stays.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith("pollstead-manager-")).map((name) => caches.delete(name)));
      await self.registration.unregister();
    })(),
  ),
);
