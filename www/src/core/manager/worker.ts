// Runs the manager's core off the page's thread. One core per worker; the page asks by a call's name, through Comlink.

import { expose } from "comlink";
import { startManager } from "./engine.ts";
import type { ManagerCore } from "./contract.ts";

let core: Awaited<ReturnType<typeof startManager>> | undefined;

const counter = {
  async start(base: string, floors: string): Promise<void> {
    core = await startManager(base, floors);
  },
  async floors(): Promise<string | undefined> {
    return core?.floors();
  },
  async call<K extends keyof ManagerCore>(name: K, args: Parameters<ManagerCore[K]>): Promise<unknown> {
    if (!core) throw new Error("the core was asked before it was started");
    const call = core[name] as (...all: Parameters<ManagerCore[K]>) => Promise<unknown>;
    return call.apply(core, args);
  },
};

export type Counter = typeof counter;

expose(counter);
