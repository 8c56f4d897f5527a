// The one file that imports pkg/. Starts the wasm once; a failed start is forgotten so that it can be tried again.

import init, { Core } from "../../../pkg/voter/pollstead.js";
import wasm from "../../../pkg/voter/pollstead_bg.wasm?url";
import type { LookupCore } from "./contract.ts";

/** `sha384-…` of the wasm as built; the browser refuses other bytes. Empty in development. */
declare const __WASM_INTEGRITY__: string;

let started: Promise<void> | undefined;

async function start(): Promise<void> {
  await init({ module_or_path: fetch(wasm, __WASM_INTEGRITY__ ? { integrity: __WASM_INTEGRITY__ } : {}) });
}

export async function startCore(base: string): Promise<LookupCore> {
  started ??= start();
  try {
    await started;
  } catch (cause) {
    started = undefined;
    throw new Error("the look-up engine did not start", { cause });
  }
  return new Core(base);
}
