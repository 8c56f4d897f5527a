// What the page fetches for the worker before there is one: the wasm, compiled, and the edition's first file. Both are
// asked for by <link rel=preload> too, which a worker's own fetch would not use.

import wasm from "../../../pkg/voter/pollstead_bg.wasm?url";
import type { Early } from "./worker.ts";

/** `sha384-…` of the wasm as built; the browser refuses other bytes. Empty in development and with the made-up core. */
declare const __WASM_INTEGRITY__: string;

/** Where the page may hash, it checks the bytes itself: a fetch that names a hash would not take what was preloaded. */
async function compiled(integrity: string): Promise<WebAssembly.Module> {
  const hashes = globalThis.crypto.subtle as SubtleCrypto | undefined;
  if (!hashes) return WebAssembly.compileStreaming(fetch(wasm, { integrity }));
  const answer = await fetch(wasm);
  const bytes = answer.clone().arrayBuffer();
  const [module, hash] = await Promise.all([
    WebAssembly.compileStreaming(answer),
    bytes.then((all) => hashes.digest("SHA-384", all)),
  ]);
  const found = `sha384-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
  if (found !== integrity) throw new TypeError(`found wasm of hash ${found}, expected ${integrity}`);
  return module;
}

let module: Promise<WebAssembly.Module> | undefined;

/** The module is compiled once and handed to each worker; a failed start is forgotten so that it can be tried again. */
export async function early(base: string, first: boolean): Promise<Early> {
  if (__WASM_INTEGRITY__) module ??= compiled(__WASM_INTEGRITY__);
  const started = module;
  const head = first && __WASM_INTEGRITY__ ? headOf(base) : undefined;
  try {
    return { module: await started, head: await head };
  } catch (cause) {
    module = undefined;
    throw new Error("the look-up engine did not start", { cause });
  }
}

/** The bytes of `m/now.json`, or undefined: then the core asks for itself, and says what is wrong. */
async function headOf(base: string): Promise<ArrayBuffer | undefined> {
  try {
    // Same mode and credentials as the preload, or the browser would fetch the file twice.
    const answer = await fetch(`${base}m/now.json`, { mode: "cors", credentials: "same-origin", cache: "no-cache" });
    return answer.ok ? await answer.arrayBuffer() : undefined;
  } catch {
    return undefined;
  }
}
