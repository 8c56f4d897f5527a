// Whose signatures count, and which versions were seen: what guards against an older edition than the one before. The line
// that is kept says nothing of who asked what.

import type { Core } from "../../../pkg/voter/pollstead.js";

/** The root that the office's own site was built with, as text; empty for a demo, which nobody signs. */
declare const __TRUST_ROOT__: string;

/** Origins of other hosts that hold the same editions, under the same path. */
declare const __MIRRORS__: readonly string[];

/** Tells a core whose signatures count and, as signatures make every host as good as another, where else to ask. */
export function trust(core: Pick<Core, "trust" | "addMirror">, base: string, floors: string): void {
  if (!__TRUST_ROOT__) return;
  core.trust(__TRUST_ROOT__, floors);
  for (const origin of __MIRRORS__) core.addMirror(origin + new URL(base).pathname);
}
