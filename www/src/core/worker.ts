// Runs the core off the page's thread. One core per worker; the page asks through Comlink.

import { expose } from "comlink";
import type { LookupCore } from "./contract.ts";
import { startCore } from "./engine.ts";
import { Keep } from "./keep.ts";

/** An address and its bytes. */
export type EarlyFile = [url: string, bytes: ArrayBuffer];

/** What the page fetched already. */
export type Early = { module: WebAssembly.Module | undefined; files: EarlyFile[] };

/** The first request for each file gets what the page has fetched; later ones, as in "Try again", go out. */
function answerOnce(files: EarlyFile[], keep: Keep | undefined): void {
  const { fetch } = self;
  const held = new Map(files);
  self.fetch = async (input, options) => {
    const url = String(input);
    const bytes = held.get(url);
    if (bytes) {
      held.delete(url);
      keep?.note(url, bytes);
      return new Response(bytes);
    }
    const answer = await fetch(input, options);
    keep?.noteAnswer(url, answer);
    return answer;
  };
}

let core: Awaited<ReturnType<typeof startCore>> | undefined;
let keep: Keep | undefined;

async function opened(): Promise<LookupCore> {
  if (!core) throw new Error("the core was asked before it was opened");
  return core;
}

/** What came of files that the core had to open is worth keeping them; nobody waits for that. */
function keepWhatServed<T extends object>(got: T): T {
  if (!("kind" in got && got.kind === "unavailable")) void keep?.keep();
  return got;
}

const desk = {
  async start(base: string, { module, files }: Early, kept: boolean, floors: string): Promise<void> {
    keep = kept && Keep.possible() ? new Keep(base) : undefined;
    answerOnce(files, keep);
    core = await startCore(base, module, floors);
  },
  async floors(): Promise<string | undefined> {
    return core?.floors();
  },
  async open(now: string) {
    const edition = await (await opened()).open(now);
    if (edition.kind === "opened") await keep?.opened();
    return edition;
  },
  async suggest(...args: Parameters<LookupCore["suggest"]>) {
    return (await opened()).suggest(...args);
  },
  async locate(...args: Parameters<LookupCore["locate"]>) {
    return keepWhatServed(await (await opened()).locate(...args));
  },
  async county(fips: string) {
    return keepWhatServed(await (await opened()).county(fips));
  },
  async streets(fips: string) {
    return keepWhatServed(await (await opened()).streets(fips));
  },
  async outlines(fips: string) {
    return keepWhatServed(await (await opened()).outlines(fips));
  },
} satisfies LookupCore & { start(base: string, early: Early, kept: boolean, floors: string): Promise<void>; floors(): Promise<string | undefined> };

export type Desk = typeof desk;

expose(desk);
