// The roll of a tablet: who has a slot, what is on it, whether it is open. Everything that is secret is in the worker; to lock is to end it.

import type { RollAbout, RollExpected, RollFound, RollLoaded } from "../contract.ts";
import { holdRoll, type Held } from "./holder.ts";
import { Idle } from "./idle.ts";
import { DeviceVault, type Slot, type Vault, type VaultCounts } from "./vault.ts";

/** People who may have a slot on one tablet. */
export const MOST_SLOTS = 12;
/** Longest wait after a wrong passphrase, seconds. */
const LONGEST_S = 900;

/** Seconds until the next try after so many wrong ones in a row: 1, 2, 4 … 900. It only slows down; nothing is ever erased for it. */
export const pause = (wrong: number): number => (wrong === 0 ? 0 : Math.min(LONGEST_S, 2 ** (wrong - 1)));

export type DeskPhase = "opening" | "no_storage" | "new" | "locked" | "open";
/** What was taken away, and what was found when the storage was read again. */
export type Wiped = { readonly had: VaultCounts; readonly left: VaultCounts };
export type Unlocked = "open" | "wrong" | "not_words" | "wait" | "failed";

export class RollDesk {
  phase: DeskPhase = "opening";
  /** Each person's, by name; sealed. */
  slots: readonly Slot[] = [];
  /** The roll that the device keeps, sealed. */
  kept: RollAbout | undefined;
  /** The roll that is open in the worker, or why the kept one is not. */
  roll: RollLoaded | undefined;
  /** Seconds until it locks, once nobody uses it. */
  warning: number | undefined;
  onChange: () => void = () => undefined;
  /** Called when it was open and is not any more. */
  onLock: () => void = () => undefined;
  private held: Held | undefined;
  private readonly idle: Idle;

  constructor(
    readonly clock: () => string = () => new Date().toISOString(),
    private readonly vault: Vault = new DeviceVault(),
    private readonly hold: () => Held = holdRoll,
  ) {
    this.idle = new Idle({ warn: (seconds) => this.warn(seconds), lock: () => this.lock() });
  }

  private changed(): void {
    this.onChange();
  }

  private warn(seconds: number | undefined): void {
    if (this.warning === seconds) return;
    this.warning = seconds;
    this.changed();
  }

  /** Looks what the device keeps. */
  async start(): Promise<void> {
    if (this.phase !== "opening" && this.phase !== "no_storage") return;
    try {
      await this.read();
      this.phase = this.slots.length > 0 ? "locked" : "new";
    } catch {
      this.phase = "no_storage";
    }
    this.changed();
  }

  private async read(): Promise<void> {
    this.slots = (await this.vault.slots()).sort((a, b) => a.name.localeCompare(b.name));
    this.kept = (await this.vault.roll())?.about;
  }

  /** The key that the clerk seals to; no secret. */
  get publicKey(): string | undefined {
    return this.slots[0]?.key.public;
  }

  private worker(): Held {
    return (this.held ??= this.hold());
  }

  /** Words for a new slot. */
  words(): Promise<string> {
    return this.worker().words();
  }

  /** A slot with these words: of a new key where the tablet has none, else of the key that is open. */
  async enrol(name: string, words: string): Promise<void> {
    const key = this.slots.length === 0 ? await this.worker().make(words) : await this.worker().share(words);
    if (!key) throw new Error("found no six words");
    await this.vault.setSlot({ name, key, wrong: 0, wait_until: 0 });
    await this.read();
    // The browser may clear what it was not asked to keep.
    void navigator.storage?.persist?.().catch(() => false);
    this.opened();
  }

  /** Takes one person's way in; never the last one. */
  async removeSlot(name: string): Promise<void> {
    if (this.phase !== "open" || this.slots.length < 2) return;
    await this.vault.removeSlot(name);
    await this.read();
    this.changed();
  }

  private opened(): void {
    this.phase = "open";
    this.idle.start();
    this.changed();
  }

  /** Seconds until this person's words are taken again. A clock that was set back adds nothing. */
  wait(name: string): number {
    const slot = this.slots.find((one) => one.name === name);
    if (!slot) return 0;
    return Math.min(pause(slot.wrong), Math.max(0, Math.ceil((slot.wait_until - Date.parse(this.clock())) / 1000)));
  }

  /** Opens the tablet's key, and with it the roll that is kept. */
  async unlock(name: string, typed: string, expected: Omit<RollExpected, "at_least">): Promise<Unlocked> {
    const slot = this.slots.find((one) => one.name === name);
    if (!slot) return "failed";
    if (this.wait(name) > 0) return "wait";
    try {
      // Counted before it is tried, so that nothing is won by loading the page again.
      const wrong = slot.wrong + 1;
      await this.vault.setSlot({ ...slot, wrong, wait_until: Date.parse(this.clock()) + pause(wrong) * 1000 });
      const got = await this.worker().unlock(typed, slot.key);
      // Fewer or more than six words are no try.
      if (got !== "wrong") await this.vault.setSlot(got === "open" ? { ...slot, wrong: 0, wait_until: 0 } : slot);
      await this.read();
      if (got !== "open") {
        this.endWorker();
        this.changed();
        return got;
      }
      const kept = await this.vault.roll();
      this.roll = kept ? await this.worker().load(kept.file, { ...expected, at_least: 0 }) : undefined;
      this.opened();
      return "open";
    } catch {
      this.endWorker();
      this.changed();
      return "failed";
    }
  }

  /** The clerk's file. Kept only once it was opened and verified; whatever is refused leaves the roll that is there. */
  async load(file: Uint8Array, expected: Omit<RollExpected, "at_least">): Promise<RollLoaded> {
    const { kept } = this;
    const same = kept?.precinct === expected.precinct && kept.election === expected.election;
    const got = await this.worker().load(file, { ...expected, at_least: same ? kept.version : 0 });
    if (got.kind === "open") {
      await this.vault.setRoll({ file, about: got.about });
      this.kept = got.about;
      this.roll = got;
    }
    this.changed();
    return got;
  }

  find(typed: string): Promise<RollFound> {
    return this.worker().find(typed);
  }

  private endWorker(): void {
    this.held?.end();
    this.held = undefined;
  }

  /** Ends the worker: the key and the roll are in no memory any more. */
  lock(): void {
    this.idle.stop();
    this.endWorker();
    const was = this.phase === "open";
    this.roll = this.warning = undefined;
    if (was || this.phase === "new") this.phase = this.slots.length > 0 ? "locked" : "new";
    if (was) this.onLock();
    this.changed();
  }

  /** Takes the roll and all keys off the tablet, and reads the storage again. The log lies elsewhere, and stays. */
  async wipe(): Promise<Wiped> {
    this.lock();
    const [slots, roll] = [await this.vault.slots(), await this.vault.roll()];
    const left = await this.vault.clear();
    await this.read();
    this.phase = this.slots.length > 0 ? "locked" : "new";
    this.changed();
    return { had: { slots: slots.length, rolls: roll ? 1 : 0 }, left };
  }
}
