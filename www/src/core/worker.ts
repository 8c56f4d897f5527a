// Runs the core off the page's thread. One core per worker; the page asks through Comlink.

import { expose } from "comlink";
import type { LookupCore } from "./contract.ts";
import { startCore } from "./engine.ts";

/** What the page fetched already. */
export type Early = { module: WebAssembly.Module | undefined; head: ArrayBuffer | undefined };

/** The first request for `url` gets what the page has fetched; later ones, as in "Try again", go out. */
function answerOnce(url: string, bytes: ArrayBuffer): void {
  const { fetch } = self;
  self.fetch = (input, options) => {
    if (String(input) !== url) return fetch(input, options);
    self.fetch = fetch;
    return Promise.resolve(new Response(bytes));
  };
}

let core: LookupCore | undefined;

async function opened(): Promise<LookupCore> {
  if (!core) throw new Error("the core was asked before it was opened");
  return core;
}

const desk = {
  async start(base: string, { module, head }: Early): Promise<void> {
    if (head) answerOnce(`${base}m/now.json`, head);
    core = await startCore(base, module);
  },
  async open(now: string) {
    return (await opened()).open(now);
  },
  async suggest(...args: Parameters<LookupCore["suggest"]>) {
    return (await opened()).suggest(...args);
  },
  async locate(...args: Parameters<LookupCore["locate"]>) {
    return (await opened()).locate(...args);
  },
  async county(fips: string) {
    return (await opened()).county(fips);
  },
  async streets(fips: string) {
    return (await opened()).streets(fips);
  },
  async outlines(fips: string) {
    return (await opened()).outlines(fips);
  },
} satisfies LookupCore & { start(base: string, early: Early): Promise<void> };

export type Desk = typeof desk;

expose(desk);
