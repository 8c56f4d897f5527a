// Names of what lies in the browser's caches; shared by the service workers and the pages.
//
// Pointers say which of the caches is in use. Writing one is a single act, so that a device never holds half of two releases
// or of two editions: the other cache is filled first, opened once without the network, and only then pointed to.

export const PREFIX = "pollstead-manager-";
/** Of the voters' pages. */
export const VOTERS = "pollstead-voter-";
/** `release`: the page's files in use. `latest`: those that were installed last. `edition`, `next`: the county's files in use,
 * and those that are being fetched. */
export type Pointer = "release" | "latest" | "edition" | "next";

const address = (pointer: Pointer, root: string): string => `${root}pointer/${pointer}`;

/** A cache that holds the pointers alone. */
const pointersOf = (prefix: string): Promise<Cache> => caches.open(`${prefix}pointers`);

/** `root`: the address of the folder that the service worker reaches. The name of a cache, or undefined. */
export async function pointed(pointer: Pointer, root: string, prefix = PREFIX): Promise<string | undefined> {
  const pointers = await pointersOf(prefix);
  return (await pointers.match(address(pointer, root)))?.text();
}

export async function point(pointer: Pointer, root: string, cache: string | undefined, prefix = PREFIX): Promise<void> {
  const pointers = await pointersOf(prefix);
  if (cache === undefined) await pointers.delete(address(pointer, root));
  else await pointers.put(address(pointer, root), new Response(cache));
}

/** What fills, points to and clears caches does so alone: who clears would take a cache that is being filled, to which nothing points
 * yet, for one that was left behind. */
export function alone<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { locks?: LockManager };
  return locks ? (locks.request("pollstead-keep", work) as Promise<T>) : work();
}

/** Whether a target's bytes are those that its name says. */
export async function genuine(url: string, bytes: ArrayBuffer): Promise<boolean> {
  const [, named] = /\/([0-9a-f]{64})\.[^/]*$/.exec(url) ?? [];
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return named === Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
