// The service worker of the voters' pages. The poll manager's folder has its own, and is left to it. It asks for the files of
// its own release, for what the page asks for, and for nothing else; it writes down nothing of either.
//
//   pages            of the newest release that came whole; a page that is open keeps the files it began with
//   assets/…         named by their hash: from any release that is held, else from the network
//   edition/t/…      named by their hash: what the page kept, if it is still that, else from the network
//   edition/m/…      from the network within two seconds, else what the page kept
//
// The edition's files are kept by the page's worker (core/keep.ts), once the core has opened them.

import { fetched, held, newest, type ReleaseFile, type Scope } from "../files.ts";
import { alone, genuine, pointed, VOTERS } from "../names.ts";

/** Written by the build. */
declare const __FILES__: readonly ReleaseFile[];
declare const __RELEASE__: string;

const scope = self as unknown as Scope;

const RELEASES = `${VOTERS}release-`;
const RELEASE = RELEASES + __RELEASE__;
const ROOT = new URL("./", scope.location.href).href;
// Once: the build writes the list where it is named.
const FILES = __FILES__;
const PAGES = new Set(FILES.map(([path]) => path).filter((path) => path.endsWith(".html")));

/** What the page has fetched already is not fetched again. */
function file(one: ReleaseFile): Promise<[string, Response]> {
  return fetched(ROOT, one, one[0].startsWith("assets/") ? "default" : "no-cache");
}

/** All of a release or nothing of it. */
async function install(): Promise<void> {
  const files = await Promise.all(FILES.map(file));
  const cache = await caches.open(RELEASE);
  await Promise.all(files.map(([url, answer]) => cache.put(url, answer)));
  // No page waits for another one to be closed: what is open finds its own files in its own release, the next load is new.
  await scope.skipWaiting();
}

/** Keeps this release and the one before it, and the edition's files in use. */
async function tidy(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(VOTERS));
  const before = names.filter((name) => name.startsWith(RELEASES) && name !== RELEASE).at(-1);
  const edition = await pointed("edition", ROOT, VOTERS);
  const mine = [RELEASE, before, edition, `${VOTERS}pointers`];
  await Promise.all(names.filter((name) => !mine.includes(name)).map((name) => caches.delete(name)));
}

async function page(request: Request, path: string): Promise<Response> {
  return (await held(RELEASE, ROOT + path)) ?? fetch(request);
}

async function asset(request: Request): Promise<Response> {
  const names = (await caches.keys()).filter((name) => name.startsWith(RELEASES));
  for (const name of names.reverse()) {
    const found = await held(name, request.url);
    if (found) return found;
  }
  return fetch(request);
}

/** A kept file that is not what its name says any more would be refused for as long as it is kept: the host has a good one. */
async function target(request: Request): Promise<Response> {
  const bytes = await (await kept(request))?.arrayBuffer();
  return bytes && (await genuine(request.url, bytes)) ? new Response(bytes) : fetch(request);
}

const kept = async ({ url }: Request): Promise<Response | undefined> => held(await pointed("edition", ROOT, VOTERS), url);

function answer(request: Request): Promise<Response> | undefined {
  const [url = ""] = request.url.split("#");
  // A query, or another method, is none of ours.
  if (request.method !== "GET" || url.includes("?") || !url.startsWith(ROOT)) return undefined;
  const path = url.slice(ROOT.length);
  const named = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (PAGES.has(named)) return page(request, named);
  if (path.startsWith("assets/")) return asset(request);
  if (path.startsWith("edition/m/")) return kept(request).then((had) => newest(request, had));
  if (path.startsWith("edition/t/")) return target(request);
  return undefined;
}

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(alone(tidy)));
scope.addEventListener("fetch", (event) => {
  const answered = answer(event.request);
  if (answered) event.respondWith(answered);
});
