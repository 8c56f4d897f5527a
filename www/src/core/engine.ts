// The one file that imports pkg/'s code. Starts the module that the page compiled.

import init, { Core } from "../../../pkg/voter/pollstead.js";
import type { LookupCore } from "./contract.ts";

/** `module`: absent with the made-up core alone. */
export async function startCore(base: string, module: WebAssembly.Module | undefined): Promise<LookupCore> {
  await init(module && { module_or_path: module });
  return new Core(base);
}
