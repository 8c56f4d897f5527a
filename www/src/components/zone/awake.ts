// Keeps the screen on while somebody walks. The browser takes the lock back whenever the page is hidden, so it is asked for
// again when the page is seen again.

export class Awake {
  private lock: WakeLockSentinel | undefined;
  private wanted = false;

  /** True where the screen stays on. */
  async hold(): Promise<boolean> {
    this.wanted = true;
    document.addEventListener("visibilitychange", this.seen);
    return this.take();
  }

  release(): void {
    this.wanted = false;
    document.removeEventListener("visibilitychange", this.seen);
    void this.lock?.release().catch(() => undefined);
    this.lock = undefined;
  }

  private readonly seen = (): void => {
    if (document.visibilityState === "visible") void this.take();
  };

  private async take(): Promise<boolean> {
    try {
      // Older browsers have no `wakeLock`.
      const api = navigator.wakeLock as WakeLock | undefined;
      const lock = await api?.request("screen");
      if (!this.wanted) void lock?.release();
      else this.lock = lock;
      return lock !== undefined;
    } catch {
      return false;
    }
  }
}
