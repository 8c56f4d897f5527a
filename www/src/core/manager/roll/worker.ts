// Holds a roll off the page's thread. The page ends this worker to lock it: nothing it held outlives it.

import { expose } from "comlink";
import type { RollCore } from "./contract.ts";
import { startRoll } from "./engine.ts";

let core: RollCore | undefined;

const holder = {
  async call<K extends keyof RollCore>(name: K, args: Parameters<RollCore[K]>): Promise<unknown> {
    core ??= await startRoll();
    const call = core[name] as (...all: Parameters<RollCore[K]>) => Promise<unknown>;
    return call.apply(core, args);
  },
};

export type Holder = typeof holder;

expose(holder);
