// Tells a service worker which files make up this release of its pages, and their hashes; adds the files to it last, when
// all of them are as they will be served. Writes what replaces it in need beside it.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { filesBelow, integrityOf } from "./site/release-hashes.ts";

/** Never part of a release: the service worker itself, what replaces it in need, and an edition in the gallery. */
const OUTSIDE = /^(sw|sw-off)\.js$|^edition\//;

/** Kept small: a browser asks for it again and again. Bytes. */
const MOST = 10_000;

/** `off`: what replaces it, with `__PREFIX__` where its caches' names begin. `left`: what else is no part of the release. */
export function release(off: string, prefix: string, left: RegExp = /$^/): Plugin {
  return {
    name: "pollstead-release",
    apply: "build",
    writeBundle: {
      order: "post",
      sequential: true,
      handler({ dir = "." }) {
        const worker = join(dir, "sw.js");
        // The gallery's voters have none.
        if (!existsSync(worker)) return;
        const files = filesBelow(dir)
          .filter((name) => !OUTSIDE.test(name) && !left.test(name))
          .map((name) => [name, integrityOf(join(dir, name))]);
        const list = JSON.stringify(files);
        const name = createHash("sha256").update(list).digest("hex").slice(0, 16);
        const code = readFileSync(worker, "utf8").replaceAll("__FILES__", list).replaceAll("__RELEASE__", JSON.stringify(name));
        if (/^\s*import\b/m.test(code)) throw new Error("found an import in sw.js, expected one file that needs no other");
        if (code.length > MOST) throw new Error(`found ${code.length} bytes in sw.js, expected at most ${MOST}`);
        writeFileSync(worker, code);
        writeFileSync(join(dir, "sw-off.js"), readFileSync(off, "utf8").replaceAll("__PREFIX__", prefix));
      },
    },
  };
}
