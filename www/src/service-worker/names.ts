// Names of what lies in the browser's caches; shared by the service worker and the page.
//
// Pointers say which of the caches is in use. Writing one is a single act, so that a device never holds half of two releases
// or of two editions: the other cache is filled first, opened once without the network, and only then pointed to.

export const PREFIX = "pollstead-manager-";
/** Holds the pointers alone. */
export const POINTERS = `${PREFIX}pointers`;
/** `release`: the page's files in use. `latest`: those that were installed last. `edition`, `next`: the county's files in use,
 * and those that are being fetched. */
export type Pointer = "release" | "latest" | "edition" | "next";

const address = (pointer: Pointer, root: string): string => `${root}pointer/${pointer}`;

/** `root`: the address of the manager's folder. The name of a cache, or undefined. */
export async function pointed(pointer: Pointer, root: string): Promise<string | undefined> {
  const pointers = await caches.open(POINTERS);
  return (await pointers.match(address(pointer, root)))?.text();
}

export async function point(pointer: Pointer, root: string, cache: string | undefined): Promise<void> {
  const pointers = await caches.open(POINTERS);
  if (cache === undefined) await pointers.delete(address(pointer, root));
  else await pointers.put(address(pointer, root), new Response(cache));
}
