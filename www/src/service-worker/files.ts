// What the service workers of the voters' and the manager's pages do alike: fetch a file of a release and hold it to its hash,
// find one in a cache, and ask the network for news of the edition without waiting long.

export interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
export interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
export interface Scope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", run: (event: Lasting) => void): void;
  addEventListener(type: "fetch", run: (event: Fetching) => void): void;
}

/** A path in the service worker's folder and its `sha384-…`. */
export type ReleaseFile = readonly [path: string, integrity: string];

/** Longest wait for news of the edition, milliseconds. */
const NEWS_MS = 2000;
const ANY = { ignoreVary: true };

/** Throws where the host has no such file, or another one: its bytes are held to the hash by the browser. Where the browser's
 * own copy is a wrong one, as after a host that names two files alike, the host is asked past it. */
export async function fetched(root: string, [path, integrity]: ReleaseFile, cache: RequestCache): Promise<[url: string, answer: Response]> {
  const ask = (how: RequestCache): Promise<Response> => fetch(root + path, { integrity, cache: how });
  const answer = await ask(cache).catch(() => ask("reload"));
  if (answer.status !== 200) throw new Error(`found status ${answer.status} for ${path}, expected 200`);
  return [root + path, answer];
}

export async function held(cache: string | undefined, url: string): Promise<Response | undefined> {
  return cache === undefined ? undefined : (await caches.open(cache)).match(url, ANY);
}

/** What somebody's Wi-Fi says in place of the host, such as its page to sign in, is no news. */
const isNews = (answer: Response | undefined): answer is Response =>
  answer?.status === 200 && answer.type === "basic" && !answer.redirected && /\bjson\b/.test(answer.headers.get("content-type") ?? "");

/** From the network within two seconds, else what was kept. */
export async function newest(request: Request, kept: Response | undefined): Promise<Response> {
  const fresh = fetch(request);
  if (!kept) return fresh;
  fresh.catch(() => undefined);
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), NEWS_MS));
  const answer = await Promise.race([fresh, late]).catch(() => undefined);
  return isNews(answer) ? answer : kept;
}
