// Runs the core off the page's thread. One core per worker; the page asks through Comlink.

import { expose } from "comlink";
import type { LookupCore } from "./contract.ts";
import { startCore } from "./engine.ts";

/** An address and its bytes. */
export type EarlyFile = [url: string, bytes: ArrayBuffer];

/** What the page fetched already. */
export type Early = { module: WebAssembly.Module | undefined; files: EarlyFile[] };

/** The first request for each file gets what the page has fetched; later ones, as in "Try again", go out. */
function answerOnce(files: EarlyFile[]): void {
  const { fetch } = self;
  const held = new Map(files);
  self.fetch = (input, options) => {
    const url = String(input);
    const bytes = held.get(url);
    if (!bytes) return fetch(input, options);
    held.delete(url);
    return Promise.resolve(new Response(bytes));
  };
}

let core: LookupCore | undefined;

async function opened(): Promise<LookupCore> {
  if (!core) throw new Error("the core was asked before it was opened");
  return core;
}

const desk = {
  async start(base: string, { module, files }: Early): Promise<void> {
    answerOnce(files);
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
