// The roll's half of pkg/manager, in a worker of its own: the tablet's key and the opened roll live in this memory alone, and go with it.

import init, { rollStretch, rollWords, Tablet } from "../../../../../pkg/manager/pollstead.js";
import wasm from "../../../../../pkg/manager/pollstead_bg.wasm?url";
import type { RollExpected } from "../contract.ts";
import type { RollCore, SealedKey } from "./contract.ts";
import { seal, unseal } from "./sealing.ts";

/** `sha384-…` of the wasm as built; the browser refuses other bytes. */
declare const __WASM_INTEGRITY__: string;

class RollEngine implements RollCore {
  private tablet: Tablet | undefined;

  async words() {
    return rollWords(crypto.getRandomValues(new Uint8Array(12)));
  }

  private open(): Tablet {
    if (!this.tablet) throw new Error("the roll was asked before it was unlocked");
    return this.tablet;
  }

  private sealed(tablet: Tablet, words: string): Promise<SealedKey | undefined> {
    return seal(tablet.secret(), tablet.public(), (salt) => rollStretch(words, salt));
  }

  async make(words: string) {
    const tablet = Tablet.made();
    const key = await this.sealed(tablet, words);
    if (key) this.tablet = tablet;
    return key;
  }

  async share(words: string) {
    return this.sealed(this.open(), words);
  }

  async unlock(typed: string, key: SealedKey) {
    const stretched = rollStretch(typed, key.salt);
    if (!stretched) return "not_words";
    const secret = await unseal(key, stretched);
    if (secret === undefined) return "wrong";
    this.tablet = Tablet.kept(secret);
    return "open";
  }

  async load(file: Uint8Array, expected: RollExpected) {
    return this.open().load(file, expected);
  }

  async find(typed: string) {
    return this.open().find(typed);
  }
}

export async function startRoll(): Promise<RollCore> {
  await init({ module_or_path: fetch(wasm, { integrity: __WASM_INTEGRITY__ }) });
  return new RollEngine();
}
