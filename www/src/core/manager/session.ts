// The manager's end of the core: starts the worker, restarts it once after a trap with the same edition and place, and never
// lets two suggestions race.

import { wrap } from "comlink";
import type { Suggested, Unavailable } from "../contract.ts";
import type { ManagerCore, ManagerSession, PlaceSurvey, Policy } from "./contract.ts";
import { floorsOf, keepFloors } from "../floors.ts";
import { scriptUrl } from "./trusted.ts";
import type { Counter } from "./worker.ts";
import workerUrl from "./worker.ts?worker&url";

/** The core failed twice; nothing it could say is to be trusted. */
export class CoreFailed extends Error {
  override readonly name = "CoreFailed";
}

/** A newer text was typed before this one's turn came. */
export class Outrun extends Error {
  override readonly name = "Outrun";
}

/** All calls, each once; a call that is missing here does not compile. */
const CALLS = Object.keys({
  open: 0, suggest: 0, locate: 0, county: 0, streets: 0, outlines: 0, survey: 0, policy: 0, openZone: 0, zoneOutlines: 0,
  verdicts: 0, tapePlan: 0, taped: 0, sheet: 0, notice: 0, restartWalk: 0, walk: 0, silence: 0, startLock: 0, lockSample: 0,
  readSurvey: 0, writeSurvey: 0, mergeSurveys: 0, doorByTape: 0, roomAlongWall: 0, law: 0, logOpen: 0, logNext: 0, logToSign: 0,
  logCheckpoint: 0, logCheck: 0, logHead: 0, logTable: 0, logSeal: 0, logReceipt: 0, askLaw: 0,
} satisfies Record<keyof ManagerCore, 0>) as (keyof ManagerCore)[];

class Running {
  private worker: Worker | undefined;
  private counter: Promise<{ at: Counter }> | undefined;
  private failures = 0;
  private fallen: Promise<never> | undefined;
  /** What `fallen` rejects with. */
  private fell: Error | undefined;
  private suggesting: Promise<unknown> = Promise.resolve();
  private newest = 0;
  private openedAt: string | undefined;
  private zone: [PlaceSurvey, Policy] | undefined;

  constructor(private readonly base: string) {}

  async call(name: keyof ManagerCore, args: unknown[]): Promise<unknown> {
    if (name === "open") this.openedAt = args[0] as string;
    if (name === "openZone") this.zone = args as [PlaceSurvey, Policy];
    if (name === "suggest") return this.suggest(args);
    return this.ask(name, args);
  }

  /** One text is with the core at a time; one that a newer text overtook while it waited rejects with `Outrun`. */
  private async suggest(args: unknown[]): Promise<Suggested | Unavailable> {
    const mine = ++this.newest;
    await this.suggesting.catch(() => undefined);
    if (mine !== this.newest) throw new Outrun();
    const asked = this.ask("suggest", args);
    this.suggesting = asked;
    return asked as Promise<Suggested | Unavailable>;
  }

  close(): void {
    this.worker?.terminate();
    this.worker = this.counter = undefined;
  }

  private async ask(name: keyof ManagerCore, args: unknown[]): Promise<unknown> {
    for (;;) {
      this.counter ??= this.start();
      const counter = this.counter;
      let started = false;
      try {
        const { at } = await counter;
        started = true;
        const got = await Promise.race([at.call(name, args as never), this.fallen ?? Promise.reject(new Error("no worker"))]);
        if (name === "open") keepFloors(this.base, await at.floors());
        return got;
      } catch (cause) {
        // Input that the core refuses, in words; the core lives on.
        if (started && cause instanceof Error && cause.name === "Error" && cause !== this.fell) throw cause;
        // Another question may have restarted the worker already; then this one only asks again.
        if (this.counter === counter) {
          this.close();
          this.failures += 1;
        }
        if (this.failures > 1) throw new CoreFailed("the core failed twice", { cause });
      }
    }
  }

  private async start(): Promise<{ at: Counter }> {
    const worker = new Worker(scriptUrl(workerUrl), { type: "module" });
    this.fallen = new Promise((_, reject) => {
      worker.onerror = (event) => reject((this.fell = new Error(event.message || "the worker did not load")));
    });
    this.fallen.catch(() => undefined);
    this.worker = worker;
    const at = wrap(worker) as unknown as Counter;
    const again = this.failures > 0;
    const ready = at.start(this.base, floorsOf(this.base)).then(async () => {
      // A restarted core knows no edition and no place yet.
      if (again && this.openedAt !== undefined) await at.call("open", [this.openedAt]);
      if (again && this.zone) await at.call("openZone", this.zone);
    });
    await Promise.race([ready, this.fallen]);
    // In an object, for a bare Comlink proxy in a promise is asked for its `then`.
    return { at };
  }
}

/** `base`: address of the edition's folder; ends with a slash. The worker starts with the first call. */
export function managerSession(base: string): ManagerSession {
  const running = new Running(base);
  const calls = CALLS.map((name) => [name, (...args: unknown[]) => running.call(name, args)] as const);
  return { ...Object.fromEntries(calls), close: () => running.close() } as unknown as ManagerSession;
}
