// The service worker of the manager's folder alone: the voters' pages are out of its reach. It asks for what the page asks for
// and for the files of its own release, and for nothing else; it knows nothing of what anybody types.
//
//   page's files     from the release that is pointed to; another one is taken only when somebody says so
//   edition/t/…      named by their hash: from the device, else from the network
//   edition/m/…      from the network within two seconds, else what was kept
//   keep/…           the edition's files from the network, kept in the cache that is being filled
//   kept/…           the edition's files from that cache alone: how the page finds out whether it can do without a network

import { fetched, held, newest, type Scope } from "./files.ts";
import { point, pointed, PREFIX } from "./names.ts";

/** Paths in this folder and their `sha384-…`; written by the build. */
declare const __FILES__: readonly (readonly [path: string, integrity: string])[];
declare const __RELEASE__: string;

const scope = self as unknown as Scope;

const RELEASE = `${PREFIX}release-${__RELEASE__}`;
const ROOT = new URL("./", scope.location.href).href;
const EDITION = new URL("../edition/", ROOT).href;
const ANY = { ignoreVary: true };

/** All of a release or nothing of it. */
async function install(): Promise<void> {
  const files = await Promise.all(__FILES__.map((file) => fetched(ROOT, file, "no-cache")));
  const cache = await caches.open(RELEASE);
  await Promise.all(files.map(([url, answer]) => cache.put(url, answer)));
  await point("latest", ROOT, RELEASE);
  if ((await pointed("release", ROOT)) === undefined) await point("release", ROOT, RELEASE);
}

/** Caches that nothing points to go. */
async function tidy(): Promise<void> {
  const held = await Promise.all((["release", "latest", "edition", "next"] as const).map((one) => pointed(one, ROOT)));
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => /-(release|edition)-/.test(name) && name.startsWith(PREFIX) && !held.includes(name)).map((name) => caches.delete(name)),
  );
  await scope.clients.claim();
}

async function page(request: Request, path: string): Promise<Response> {
  const url = ROOT + (path === "" ? "index.html" : path);
  return (await held(await pointed("release", ROOT), url)) ?? (await held(RELEASE, url)) ?? fetch(request);
}

async function news(request: Request): Promise<Response> {
  return newest(request, await held(await pointed("edition", ROOT), request.url));
}

async function target(request: Request): Promise<Response> {
  const { url } = request;
  return (await held(await pointed("edition", ROOT), url)) ?? (await held(await pointed("next", ROOT), url)) ?? fetch(request);
}

/** Under the edition's own address, whichever way it was asked for. */
async function keep(path: string): Promise<Response> {
  const url = EDITION + path;
  const next = await pointed("next", ROOT);
  if (next === undefined) return Response.error();
  const cache = await caches.open(next);
  const had = path.startsWith("t/") ? ((await cache.match(url, ANY)) ?? (await held(await pointed("edition", ROOT), url))) : undefined;
  const answer = had ?? (await fetch(url, { cache: path.startsWith("m/") ? "no-cache" : "default" }));
  if (answer.status === 200) await cache.put(url, answer.clone());
  return answer;
}

async function kept(path: string): Promise<Response> {
  const cache = (await pointed("next", ROOT)) ?? (await pointed("edition", ROOT));
  return (await held(cache, EDITION + path)) ?? Response.error();
}

function answer(request: Request): Promise<Response> | undefined {
  const { url, method } = request;
  // A query, or another method, is none of ours.
  if (method !== "GET" || url.includes("?")) return undefined;
  const path = url.split("#")[0] ?? url;
  if (path.startsWith(`${ROOT}keep/`)) return keep(path.slice(ROOT.length + 5));
  if (path.startsWith(`${ROOT}kept/`)) return kept(path.slice(ROOT.length + 5));
  if (path.startsWith(ROOT)) return page(request, path.slice(ROOT.length));
  if (path.startsWith(`${EDITION}m/`)) return news(request);
  if (path.startsWith(`${EDITION}t/`)) return target(request);
  return undefined;
}

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(tidy()));
scope.addEventListener("fetch", (event) => {
  const answered = answer(event.request);
  if (answered) event.respondWith(answered);
});
