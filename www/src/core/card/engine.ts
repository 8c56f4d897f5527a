// The one file that imports pkg/card's code: starts the module, and holds the edition and its lists of card codes.

import init, { Card, Core, readCode, stretch } from "../../../../pkg/card/pollstead.js";
import wasm from "../../../../pkg/card/pollstead_bg.wasm?url";
import { trust } from "../trust.ts";
import type { CardCore, CardSeries } from "./contract.ts";

/** `sha384-…` of the wasm as built; the browser refuses other bytes. */
declare const __WASM_INTEGRITY__: string;

export class Engine implements CardCore {
  private core: Core | undefined;
  private card: Card | undefined;

  async start(base: string): Promise<void> {
    await init({ module_or_path: fetch(wasm, { integrity: __WASM_INTEGRITY__ }) });
    this.core = new Core(base);
    trust(this.core, base, "");
    this.card = new Card(this.core);
  }
  async open(now: string) {
    return this.started(this.core).open(now);
  }
  async read(typed: string) {
    return readCode(typed);
  }
  async series() {
    return this.started(this.card).series();
  }
  async stretch({ series, memory_kib, passes }: CardSeries, code: string) {
    return stretch(series, memory_kib, passes, code);
  }
  async find(series: string, root: Uint8Array, now: string) {
    return this.started(this.card).find(series, root, now);
  }

  private started<T>(part: T | undefined): T {
    if (!part) throw new Error("the core was asked before it was started");
    return part;
  }
}
