// Locks one position: hands each fix to the core while somebody holds still, and says what there is, and what there is not.

import type { Locking, ZoneFix } from "../../core/manager/contract.ts";
import type { RoundCore } from "./core.ts";
import { watch, type NoPosition } from "../../core/manager/positions.ts";

/** Seconds to hold still. */
export const HOLD_S = 8;
/** Without a position for so long, it is said. Seconds. */
const SILENT_S = 5;

export type Lock = {
  /** `ready`: before "Lock" was tapped. */
  phase: "ready" | "holding" | "good" | "rough" | "failed";
  locking: Locking | undefined;
  /** Newest fix. */
  fix: ZoneFix | undefined;
  failed: NoPosition | undefined;
  /** The device gave something that is no position. */
  odd: boolean;
  /** No position for a while, though there were some or none yet. */
  silent: boolean;
};

export const READY: Lock = { phase: "ready", locking: undefined, fix: undefined, failed: undefined, odd: false, silent: false };

export class Locker {
  private end: (() => void) | undefined;
  private state: Lock = READY;
  private last = 0;
  private run = 0;

  /** `clock`: milliseconds that never step back. */
  constructor(
    private readonly core: Pick<RoundCore, "startLock" | "lockSample">,
    private readonly geolocation: () => Geolocation | undefined,
    private readonly clock: () => number,
    private readonly told: (lock: Lock) => void,
  ) {}

  private tell(more: Partial<Lock>): void {
    this.state = { ...this.state, ...more };
    this.told(this.state);
  }

  async start(): Promise<void> {
    this.stop();
    const run = ++this.run;
    this.state = READY;
    this.last = this.clock();
    this.tell({ phase: "holding" });
    await this.core.startLock();
    // Somebody went on meanwhile.
    if (run !== this.run) return;
    let passing: NoPosition | undefined;
    const off = watch(this.geolocation(), {
      seen: (fix) => void this.seen(fix, run),
      odd: () => this.tell({ odd: true }),
      failed: (failed) => {
        if (failed === "denied" || failed === "unsupported") this.fail(failed);
        // Devices say "unavailable" between two positions too: it is the end only if none has come for a while.
        else passing = failed;
      },
    });
    if (run !== this.run) return off();
    const tick = setInterval(() => {
      const silent = this.clock() - this.last > SILENT_S * 1000;
      if (silent && passing && !this.state.fix) return this.fail(passing);
      if (silent !== this.state.silent) this.tell({ silent });
    }, 500);
    this.end = () => {
      off();
      clearInterval(tick);
    };
  }

  private fail(failed: NoPosition): void {
    this.stop();
    this.tell({ phase: "failed", failed });
  }

  private async seen(fix: ZoneFix, run: number): Promise<void> {
    const now = this.clock();
    const locking = await this.core.lockSample(fix, now);
    if (run !== this.run) return;
    this.last = now;
    const phase = locking.state === "good_enough" ? "good" : locking.state === "too_rough" ? "rough" : "holding";
    this.tell({ locking, fix, phase, odd: false, silent: false });
    // What is good enough stays as it is; what is rough may still get better.
    if (phase === "good") this.stop();
  }

  /** Ends watching; what was found stays on the screen. */
  stop(): void {
    this.run += 1;
    this.end?.();
    this.end = undefined;
  }

  reset(): void {
    this.stop();
    this.state = READY;
    this.told(READY);
  }
}
