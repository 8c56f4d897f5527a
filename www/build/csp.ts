// Writes each page's own copy of its Content-Security-Policy, and the import map that holds the scripts' hashes.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { policy, type Whose } from "./site/policy.ts";
import { inlineHashes } from "./site/site-files.ts";
import type { Site } from "./site/site.ts";

const sha256 = (bytes: Buffer): string => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

/** Hashes of all scripts, for an import map: the browser then refuses a script with other bytes (Chromium 127, Firefox
 * 138, Safari 18). The worker is out of its reach; the wasm is checked by `fetch` in engine.ts. */
function importMap(scripts: ReadonlyMap<string, string>, up: string): string {
  const integrity = Object.fromEntries([...scripts].map(([name, hash]) => [up + name, hash]));
  return `<script type="importmap">${JSON.stringify({ integrity })}</script>`;
}

/** Works on the files as written, for the bundler still changes scripts after it has made the pages. */
export function contentSecurityPolicy(site: Site, whose: Whose): Plugin {
  return {
    name: "pollstead-csp",
    apply: "build",
    writeBundle({ dir = "." }, bundle) {
      const names = Object.keys(bundle);
      const scripts = new Map(
        names
          .filter((name) => bundle[name]?.type === "chunk")
          .map((name) => [name, sha256(readFileSync(join(dir, name)))]),
      );
      for (const name of names.filter((one) => one.endsWith(".html"))) {
        const map = importMap(scripts, "../".repeat(name.split("/").length - 1) || "./");
        // Above the first module: a map that comes later is too late.
        const html = readFileSync(join(dir, name), "utf8").replace(/(\n\s*<script type="module")/, `\n    ${map}$1`);
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(site, whose, inlineHashes(html))}">`;
        // Right after the charset: a policy does not reach what stands above it.
        writeFileSync(join(dir, name), html.replace(/(<meta charset="[^"]*"\s*\/?>)/i, `$1\n    ${meta}`));
      }
    },
  };
}
