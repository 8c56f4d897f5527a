// The card page's end of the core: one worker that fetches and opens, and one for each stretching, which ends after.

import { wrap } from "comlink";
import type { CardAnswer, CardCore, CardSeries, CardSession, Unavailable } from "./contract.ts";
import { newWorker } from "./trusted.ts";

/** A worker with its core, and what rejects when it falls. In an object, for a bare Comlink proxy in a promise is asked for
 * its `then`. */
type Running = { core: CardCore; fallen: Promise<never>; end(): void };

function run(base: string): { running: Running; started: Promise<void> } {
  const worker = newWorker();
  const fallen = new Promise<never>((_, reject) => {
    worker.onerror = (event) => reject(new Error(event.message || "the worker did not load"));
  });
  fallen.catch(() => undefined);
  const core = wrap(worker) as unknown as CardCore;
  return { running: { core, fallen, end: () => worker.terminate() }, started: Promise.race([core.start(base), fallen]) };
}

const isUnavailable = (got: object): got is Unavailable => "kind" in got && got.kind === "unavailable";

export class WorkerCardSession implements CardSession {
  private desk: { running: Running; started: Promise<void> } | undefined;

  /** `base`: address of the edition's folder; ends with a slash. */
  constructor(private readonly base: string) {}

  open(now: string) {
    return this.ask((core) => core.open(now));
  }

  read(typed: string) {
    return this.ask((core) => core.read(typed));
  }

  async find(code: string, series: string | null, now: string): Promise<CardAnswer | Unavailable> {
    const lists = await this.ask((core) => core.series());
    if (isUnavailable(lists)) return lists;
    let last: CardAnswer | Unavailable | undefined;
    for (const list of lists.filter((one) => series === null || one.series === series)) {
      const root = await this.stretch(list, code);
      last = await this.ask((core) => core.find(list.series, root, now));
      root.fill(0);
      if (last.kind !== "no_match") return last;
    }
    return last ?? { kind: "not_offered", contact: { offices: [], statewide: [] } };
  }

  close(): void {
    this.desk?.running.end();
    this.desk = undefined;
  }

  private async stretch(list: CardSeries, code: string): Promise<Uint8Array> {
    const { running, started } = run(this.base);
    try {
      await started;
      return await Promise.race([running.core.stretch(list, code), running.fallen]);
    } finally {
      running.end();
    }
  }

  /** A core that fell is started again for the next question; this one fails. */
  private async ask<T>(question: (core: CardCore) => Promise<T>): Promise<T> {
    const desk = (this.desk ??= run(this.base));
    try {
      await desk.started;
      return await Promise.race([question(desk.running.core), desk.running.fallen]);
    } catch (cause) {
      if (this.desk === desk) this.close();
      throw cause;
    }
  }
}
