// Registers the voters' service worker, so that the page itself is there without a network. Where a browser has none, or
// refuses, the page works as it does without.

import serviceWorkerUrl from "../service-worker/voters/sw.ts?worker&url";
import { scriptUrl } from "./trusted.ts";

/** Empty in development and with the made-up core, which have no release to keep. */
declare const __WASM_INTEGRITY__: string;

export async function keepPage(): Promise<void> {
  if (!__WASM_INTEGRITY__ || !("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(scriptUrl(serviceWorkerUrl), { updateViaCache: "none" }).catch(() => undefined);
}
