// The page's end of the worker that holds a roll: starts it with the first call, and ends it for good.

import { wrap } from "comlink";
import { scriptUrl } from "../trusted.ts";
import type { RollCore } from "./contract.ts";
import type { Holder } from "./worker.ts";
import workerUrl from "./worker.ts?worker&url";

/** The worker was ended while it was asked, or did not load. */
export class HolderGone extends Error {
  override readonly name = "HolderGone";
}

/** One worker's life. */
export interface Held extends RollCore {
  /** Ends the worker at once, whatever it is doing. */
  end(): void;
}

const CALLS = Object.keys({ words: 0, make: 0, share: 0, unlock: 0, load: 0, find: 0 } satisfies Record<keyof RollCore, 0>) as (keyof RollCore)[];

export function holdRoll(): Held {
  const worker = new Worker(scriptUrl(workerUrl), { type: "module", name: "pollstead-roll" });
  const at = wrap<Holder>(worker);
  let gone: (cause: Error) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => (gone = reject));
  ended.catch(() => undefined);
  worker.onerror = (event) => gone(new HolderGone(event.message || "the worker did not load"));
  const calls = CALLS.map((name) => [name, (...args: unknown[]) => Promise.race([at.call(name, args as never), ended])] as const);
  const end = (): void => {
    worker.terminate();
    gone(new HolderGone("the roll was locked"));
  };
  return { ...Object.fromEntries(calls), end } as unknown as Held;
}
