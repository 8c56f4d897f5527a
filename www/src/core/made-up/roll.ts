// Stands in for the roll's worker in the gallery and in tests of the pages alone. Whoever it finds is made up.

import type { RollAbout, RollFound, RollLoaded } from "../manager/contract.ts";
import type { RollCore, SealedKey } from "../manager/roll/contract.ts";
import type { Held } from "../manager/roll/holder.ts";
import type { KeptRoll, Slot, Vault } from "../manager/roll/vault.ts";

export const WORDS = "ability able about above absent zoo";
const KEY: SealedKey = { public: `age1${"q".repeat(58)}`, salt: new Uint8Array(16), nonce: new Uint8Array(12), sealed: new Uint8Array(48) };

export const ABOUT: RollAbout = {
  election: "demo-2026-11-03-general", day: "2026-11-03", precinct: "28901/06", version: 1, from: "2026-10-24", until: "2026-11-04", count: 8, made_up: true,
};

const PEOPLE: RollFound["found"] = [
  { person: { last: "Madeup", first: "Able", middle: "Q.", address: "4 Riddle Road, Example Springs, 39999", precinct: "28901/06", split: "2", status: "active" }, pollbook: "active" },
  { person: { last: "Madeup", first: "Baker", suffix: "Jr.", address: "9 Fable Road, Example Springs, 39999", precinct: "28901/06", status: "inactive" }, pollbook: "inactive" },
  { person: { last: "Madeup-Mirage", first: "Charlie", address: "12 Pretend Lane, Example Springs, 39999", precinct: "28901/06", status: "hava_unverified" }, pollbook: "hava_unverified" },
  { person: { last: "Madeup", first: "Delta", address: "2200 Pretend Hwy", precinct: "28901/07", status: "active" }, pollbook: "wrong_precinct" },
  { person: { last: "Madeup", first: "Echo", precinct: "28901/06" }, pollbook: null },
  { person: { last: "Madeup", first: "Foxtrot", address: "5 Fable Road, Example Springs, 39999", precinct: "28901/06", status: "active", absentee: true }, pollbook: "marked_voted" },
  { person: { last: "Madeup", first: "Golf", address: "6 Fable Road, Example Springs, 39999", precinct: "28901/06", status: "active", moved: "within_30_days" }, pollbook: "moved_within_30_days" },
  { person: { last: "Madeup", first: "Hotel", address: "7 Fable Road, Example Springs, 39999", precinct: "28901/06", status: "inactive", moved: "over_30_days" }, pollbook: "moved_over_30_days" },
];

class MadeUpRoll implements RollCore {
  async words() {
    return WORDS;
  }
  async make(): Promise<SealedKey> {
    return KEY;
  }
  async share(): Promise<SealedKey> {
    return KEY;
  }
  async unlock(typed: string) {
    const words = typed.trim().split(/\s+/);
    return words.length !== 6 ? "not_words" : typed.trim() === WORDS ? "open" : "wrong";
  }
  async load(file: Uint8Array): Promise<RollLoaded> {
    return file.length > 0 ? { kind: "open", about: ABOUT, own: 7 } : { kind: "refused", code: "not_a_roll", found: "", expected: "" };
  }
  async find(typed: string): Promise<RollFound> {
    const word = typed.trim().toLowerCase();
    if (word.length < 2) return { found: [], more: false };
    return { found: PEOPLE.filter(({ person }) => `${person.last} ${person.first}`.toLowerCase().includes(word)), more: false };
  }
}

export async function startRoll(): Promise<RollCore> {
  return new MadeUpRoll();
}

/** The same on the page's own thread. */
export const holdMadeUpRoll = (): Held => Object.assign(new MadeUpRoll(), { end: () => undefined });

/** Keeps in memory. */
export class MadeUpVault implements Vault {
  private readonly all = new Map<string, Slot>();
  private held: KeptRoll | undefined;

  async slots() {
    return [...this.all.values()];
  }
  async setSlot(slot: Slot) {
    this.all.set(slot.name, slot);
  }
  async removeSlot(name: string) {
    this.all.delete(name);
  }
  async roll() {
    return this.held;
  }
  async setRoll(roll: KeptRoll) {
    this.held = roll;
  }
  async clear() {
    this.all.clear();
    this.held = undefined;
    return { slots: 0, rolls: 0 };
  }
}
