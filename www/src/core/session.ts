// The page's end of the core: starts the worker, restarts it once after a trap, and never lets two suggestions race.

import { wrap } from "comlink";
import type { LookupCore, Opened, Question, Suggested, Unavailable } from "./contract.ts";
import type { Desk } from "./worker.ts";
import { early } from "./early.ts";
import { floorsOf, keepFloors } from "./floors.ts";
import { scriptUrl } from "./trusted.ts";
import workerUrl from "./worker.ts?worker&url";

/** The core failed twice; nothing it could say is to be trusted. */
export class CoreFailed extends Error {
  override readonly name = "CoreFailed";
}

/** What the look-up element asks. The gallery brings its own. */
export interface Session extends LookupCore {
  close(): void;
}

/** All of the desk's methods are asynchronous already, so its remote has the same type. (Comlink's own `Remote` takes
 * unions apart.) */
type Ready = { desk: Desk };

export class WorkerSession implements Session {
  private worker: Worker | undefined;
  private desk: Promise<Ready> | undefined;
  private failures = 0;
  private fall: ((reason: Error) => void) | undefined;
  private fallen: Promise<never> | undefined;
  private suggesting: Promise<unknown> = Promise.resolve();
  private newest = 0;
  private openedAt: string | undefined;

  /** `base`: address of the edition's folder; ends with a slash. `keep`: for a day without a network, on a page of our own. */
  constructor(
    private readonly base: string,
    private readonly keep = false,
  ) {}

  open(now: string): Promise<Opened> {
    this.openedAt = now;
    return this.ask(async (desk) => {
      const opened = await desk.open(now);
      keepFloors(this.base, await desk.floors());
      return opened;
    });
  }
  /** One text is with the core at a time; one that a newer text overtook while it waited rejects with `Outrun`. */
  async suggest(text: string, county: string | undefined): Promise<Suggested | Unavailable> {
    const mine = ++this.newest;
    await this.suggesting.catch(() => undefined);
    if (mine !== this.newest) throw new Outrun();
    const asked = this.ask((desk) => desk.suggest(text, county));
    this.suggesting = asked;
    return asked;
  }
  locate(question: Question, now: string) {
    return this.ask((desk) => desk.locate(question, now));
  }
  county(fips: string) {
    return this.ask((desk) => desk.county(fips));
  }
  streets(fips: string) {
    return this.ask((desk) => desk.streets(fips));
  }
  outlines(fips: string) {
    return this.ask((desk) => desk.outlines(fips));
  }

  close(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.desk = undefined;
  }

  private async ask<T>(question: (desk: Desk) => Promise<T>): Promise<T> {
    for (;;) {
      this.desk ??= this.start();
      const desk = this.desk;
      try {
        const ready = await desk;
        return await Promise.race([question(ready.desk), this.fallen ?? Promise.reject(new Error("no worker"))]);
      } catch (cause) {
        // Another question may have restarted the worker already; then this one only asks again.
        if (this.desk === desk) {
          this.close();
          this.failures += 1;
        }
        if (this.failures > 1) throw new CoreFailed("the core failed twice", { cause });
      }
    }
  }

  private async start(): Promise<Ready> {
    this.fallen = new Promise((_, reject) => (this.fall = reject));
    this.fallen.catch(() => undefined);
    const first = early(this.base, this.failures === 0);
    first.catch(() => undefined);
    const worker = new Worker(scriptUrl(workerUrl), { type: "module" });
    worker.onerror = (event) => this.fall?.(new Error(event.message || "the worker did not load"));
    this.worker = worker;
    const desk = wrap(worker) as unknown as Desk;
    // A restarted core knows no edition yet.
    const again = this.failures > 0 ? this.openedAt : undefined;
    const opened = first.then((had) => desk.start(this.base, had, this.keep, floorsOf(this.base))).then(async () => {
      if (again !== undefined) await desk.open(again);
    });
    await Promise.race([opened, this.fallen]);
    // In an object, for a bare Comlink proxy in a promise is asked for its `then`.
    return { desk };
  }
}

/** A newer text was typed before this one's turn came. */
export class Outrun extends Error {
  override readonly name = "Outrun";
}
