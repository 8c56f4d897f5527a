// The manager's Trusted Types: script addresses come from an exact list. The policy is made when it is first used, since a
// gallery holds this page's parts beside the voter's.

import serviceWorkerUrl from "../../service-worker/sw.ts?worker&url";
import rollWorkerUrl from "./roll/worker.ts?worker&url";
import workerUrl from "./worker.ts?worker&url";

const listed = new Set([workerUrl, rollWorkerUrl, serviceWorkerUrl]);

function exactly(url: string): string {
  if (!listed.has(url)) throw new TypeError(`found script address ${url}, expected one from the list`);
  return url;
}

let policy: ReturnType<NonNullable<Window["trustedTypes"]>["createPolicy"]> | undefined;

/** The address as the browser wants it for `new Worker` and `register`. */
export function scriptUrl(url: string): string {
  policy ??= window.trustedTypes?.createPolicy("pollstead", { createScriptURL: exactly });
  return policy ? policy.createScriptURL(url) : exactly(url);
}
