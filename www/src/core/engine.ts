// The one file that imports pkg/'s code. Starts the module that the page compiled.

import init, { Core } from "../../../pkg/voter/pollstead.js";
import type { LookupCore } from "./contract.ts";
import { trust } from "./trust.ts";

/** `module`: absent with the made-up core alone. */
export async function startCore(base: string, module: WebAssembly.Module | undefined, floors: string): Promise<LookupCore & Pick<Core, "floors">> {
  await init(module && { module_or_path: module });
  const core = new Core(base);
  trust(core, base, floors);
  return core;
}
