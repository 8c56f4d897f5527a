// Writes each page's own copy of its Content-Security-Policy, and the import map that holds the scripts' hashes.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rollup } from "vite";
import { policy, type Whose } from "./site/policy.ts";
import { inlineHashes } from "./site/site-files.ts";
import type { Site } from "./site/site.ts";

const sha256 = (bytes: Buffer): string => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

/** The scripts of a bundle that a page names, and those that they import, at once or later. */
function reached(html: string, up: string, bundle: Rollup.OutputBundle): Set<string> {
  const names = new Set([...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, src = ""]) => src.slice(up.length)));
  for (const name of names) {
    const chunk = bundle[name];
    if (chunk?.type === "chunk") for (const other of [...chunk.imports, ...chunk.dynamicImports]) names.add(other);
  }
  return names;
}

/** Hashes of all scripts that the page may run, for an import map: the browser then refuses one with other bytes (Chromium
 * 127, Firefox 138, Safari 18). A hash cannot be compressed, so those of other pages stay out. The worker is out of its
 * reach; the wasm is checked by `fetch` in engine.ts. */
function importMap(scripts: readonly [string, string][], up: string): string {
  const integrity = Object.fromEntries(scripts.map(([name, hash]) => [up + name, hash]));
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
        const up = "../".repeat(name.split("/").length - 1) || "./";
        const bare = readFileSync(join(dir, name), "utf8");
        const mine = reached(bare, up, bundle);
        const map = importMap([...scripts].filter(([script]) => mine.has(script)), up);
        // Above the first module: a map that comes later is too late.
        const html = bare.replace(/(\n\s*<script type="module")/, `\n    ${map}$1`);
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(site, whose, inlineHashes(html))}">`;
        // Right after the charset: a policy does not reach what stands above it.
        writeFileSync(join(dir, name), html.replace(/(<meta charset="[^"]*"\s*\/?>)/i, `$1\n    ${meta}`));
      }
    },
  };
}
