// The page's Trusted Types: script addresses come from an exact list, and nothing else makes one.

import serviceWorkerUrl from "../service-worker/voters/sw.ts?worker&url";
import workerUrl from "./worker.ts?worker&url";

const listed = new Set([workerUrl, serviceWorkerUrl]);

function exactly(url: string): string {
  if (!listed.has(url)) throw new TypeError(`found script address ${url}, expected one from the list`);
  return url;
}

const policy = window.trustedTypes?.createPolicy("pollstead", { createScriptURL: exactly });

/** The address as the browser wants it for `new Worker`. */
export function scriptUrl(url: string): string {
  return policy ? policy.createScriptURL(url) : exactly(url);
}
