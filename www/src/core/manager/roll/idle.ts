// Locks what nobody uses: a warning after 1:40, locked at 2:00, and half a minute after the page was put away.

/** Both from the last tap or key, milliseconds. */
export const WARN_MS = 100_000;
export const LOCK_MS = 120_000;
/** Another app or tab in front. */
export const AWAY_MS = 30_000;

export class Idle {
  private timer: ReturnType<typeof setInterval> | undefined;
  private wall = 0;
  private steady = 0;
  private hidden: number | undefined;

  /** `warn`: whole seconds left, each second; undefined once somebody is there again. */
  constructor(private readonly on: { warn(seconds: number | undefined): void; lock(): void }) {}

  start(): void {
    this.stop();
    this.touch();
    this.timer = setInterval(() => this.look(), 1000);
    for (const event of ["pointerdown", "keydown"]) addEventListener(event, this.touch, { capture: true });
    addEventListener("pagehide", this.leave);
    document.addEventListener("visibilitychange", this.turned);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = this.hidden = undefined;
    for (const event of ["pointerdown", "keydown"]) removeEventListener(event, this.touch, { capture: true });
    removeEventListener("pagehide", this.leave);
    document.removeEventListener("visibilitychange", this.turned);
  }

  private readonly touch = (): void => {
    // A device that slept wakes with a tap: what was due meanwhile comes first.
    if (this.timer !== undefined && this.look()) return;
    this.wall = Date.now();
    this.steady = performance.now();
    this.on.warn(undefined);
  };

  private readonly leave = (): void => this.on.lock();

  private readonly turned = (): void => {
    if (document.visibilityState === "hidden") this.hidden = Date.now();
    else if (!this.look()) this.hidden = undefined;
  };

  /** Whether it locked. Of two clocks the one that has gone further counts: one may be set back, the other may sleep. */
  private look(): boolean {
    const idle = Math.max(Date.now() - this.wall, performance.now() - this.steady);
    if (idle >= LOCK_MS || (this.hidden !== undefined && Date.now() - this.hidden >= AWAY_MS)) {
      this.on.lock();
      return true;
    }
    if (idle >= WARN_MS) this.on.warn(Math.ceil((LOCK_MS - idle) / 1000));
    return false;
  }
}
