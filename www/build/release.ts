// Tells the service worker which files make up this release of its folder, and their hashes; adds the files to it last, when
// all of them are as they will be served.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Plugin } from "vite";
import { integrityOf } from "./csp.ts";

/** Never part of a release: the service worker itself, what replaces it in need, and an edition in the gallery. */
const OUTSIDE = /^(sw|sw-off)\.js$|^edition\//;

export function release(): Plugin {
  return {
    name: "pollstead-release",
    apply: "build",
    writeBundle: {
      order: "post",
      sequential: true,
      handler({ dir = "." }) {
        const files = readdirSync(dir, { recursive: true })
          .map((name) => String(name).split(sep).join("/"))
          .filter((name) => !OUTSIDE.test(name) && statSync(join(dir, name)).isFile())
          .sort()
          .map((name) => [name, integrityOf(join(dir, name))]);
        const list = JSON.stringify(files);
        const name = createHash("sha256").update(list).digest("hex").slice(0, 16);
        const worker = join(dir, "sw.js");
        const code = readFileSync(worker, "utf8").replaceAll("__FILES__", list).replaceAll("__RELEASE__", JSON.stringify(name));
        if (/^\s*import\b/m.test(code)) throw new Error("found an import in sw.js, expected one file that needs no other");
        writeFileSync(worker, code);
        rmSync(join(dir, "_headers"), { force: true });
      },
    },
  };
}
