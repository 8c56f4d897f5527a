// Keeps an edition's files on the device once the core has opened them, so that one visit makes a county work without a
// network. It asks for nothing: it keeps what was fetched, as one set of one edition, and nothing of what was typed.

import { alone, genuine, point, pointed, VOTERS } from "../service-worker/names.ts";

type Bytes = ArrayBuffer;

const sameBytes = (one: Bytes, other: Bytes): boolean => {
  const [a, b] = [new Uint8Array(one), new Uint8Array(other)];
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
};

export class Keep {
  private readonly fetched = new Map<string, Bytes>();
  private readonly reading = new Set<Promise<unknown>>();
  private metadata: ReadonlyMap<string, Bytes> = new Map();
  private turn: Promise<void> = Promise.resolve();
  private readonly root: string;

  /** `base`: the address of the edition's folder, which lies in the pages' own. */
  constructor(private readonly base: string) {
    this.root = new URL("../", base).href;
  }

  /** Browsers have neither caches nor hashes where the page did not come over a safe connection. */
  static possible(): boolean {
    return "caches" in self && "subtle" in crypto;
  }

  note(url: string, bytes: Bytes): void {
    if (url.startsWith(this.base)) this.fetched.set(url, bytes);
  }

  /** Reads a copy while the core reads the answer. */
  noteAnswer(url: string, answer: Response): void {
    if (answer.status !== 200 || answer.type === "opaque" || !url.startsWith(this.base)) return;
    const read = answer
      .clone()
      .arrayBuffer()
      .then((bytes) => this.note(url, bytes))
      .catch(() => undefined)
      .finally(() => this.reading.delete(read));
    this.reading.add(read);
  }

  /** The core has opened the metadata fetched last. */
  async opened(): Promise<void> {
    await Promise.all(this.reading);
    this.metadata = new Map([...this.fetched].filter(([url]) => url.startsWith(`${this.base}m/`)));
  }

  /** The core has answered from the files fetched so far. A device that is full or refuses keeps what it had. */
  keep(): Promise<void> {
    this.turn = this.turn.then(() => alone(() => this.keepNow())).catch(() => undefined);
    return this.turn;
  }

  private async keepNow(): Promise<void> {
    await Promise.all(this.reading);
    if (this.metadata.size === 0) return;
    const before = await pointed("edition", this.root, VOTERS);
    const same = before !== undefined && (await this.holds(before));
    // Another edition takes the place of the old one with a county, or not at all.
    if (!same && ![...this.fetched.keys()].some((url) => url.startsWith(`${this.base}t/places/`))) return;
    const name = same ? before : `${VOTERS}edition-${crypto.randomUUID()}`;
    const cache = await caches.open(name);
    for (const [url, bytes] of this.fetched) {
      if (this.metadata.has(url)) continue;
      const had = await (await cache.match(url))?.arrayBuffer();
      // What the core refused is not to be met again; what a device let go bad is replaced.
      if (!(had && (await genuine(url, had))) && (await genuine(url, bytes))) await cache.put(url, new Response(bytes));
    }
    if (same) return;
    for (const [url, bytes] of this.metadata) await cache.put(url, new Response(bytes, { headers: { "Content-Type": "application/json" } }));
    await point("edition", this.root, name, VOTERS);
    if (before !== undefined) await caches.delete(before);
  }

  /** Whether a cache is of the edition at hand. */
  private async holds(name: string): Promise<boolean> {
    const cache = await caches.open(name);
    for (const [url, bytes] of this.metadata) {
      const had = await cache.match(url);
      if (!had || !sameBytes(await had.arrayBuffer(), bytes)) return false;
    }
    return true;
  }
}
