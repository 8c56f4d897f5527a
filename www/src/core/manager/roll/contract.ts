// What crosses between the page and the worker that holds a roll.

import type { RollExpected, RollFound, RollLoaded } from "../contract.ts";

/** The tablet's secret key as it lies on the device: sealed under one person's six words. */
export type SealedKey = { readonly public: string; readonly salt: Uint8Array; readonly nonce: Uint8Array; readonly sealed: Uint8Array };

/** The worker's calls. Between `make` or `unlock` and the worker's end it holds the tablet's key, and the roll that `load` opened. */
export interface RollCore {
  /** Six words that chance drew. */
  words(): Promise<string>;
  /** A new key of the tablet, open from now on; undefined for anything but six words. */
  make(words: string): Promise<SealedKey | undefined>;
  /** The open key sealed for another person; undefined for anything but six words. */
  share(words: string): Promise<SealedKey | undefined>;
  /** `not_words`: what was typed is not six words, such as a PIN. */
  unlock(typed: string, key: SealedKey): Promise<"open" | "wrong" | "not_words">;
  /** Opens a sealed roll. What is refused leaves the roll that is open as it is. */
  load(file: Uint8Array, expected: RollExpected): Promise<RollLoaded>;
  find(typed: string): Promise<RollFound>;
}
