// The card page's Trusted Types: one script address, its worker's.

import workerUrl from "./worker.ts?worker&url";

function exactly(url: string): string {
  if (url !== workerUrl) throw new TypeError(`found script address ${url}, expected the worker's`);
  return url;
}

const policy = window.trustedTypes?.createPolicy("pollstead", { createScriptURL: exactly });

/** A new worker of the card page's core. */
export function newWorker(): Worker {
  return new Worker(policy ? policy.createScriptURL(workerUrl) : exactly(workerUrl), { type: "module" });
}
