// Writes the Content-Security-Policy for the built pages: a <meta> copy in each, and a header file beside them.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Plugin } from "vite";

const directives = (extra: readonly string[]): string[] => [
  "default-src 'none'",
  ["script-src 'self' 'wasm-unsafe-eval'", ...extra].join(" "),
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types pollstead lit-html default",
];

/** Inline scripts other than data blocks; only a hashed import map may be one. */
function inlineHashes(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    (found) => `'${sha256(found[1] ?? "")}'`,
  );
}

const sha256 = (bytes: string | Buffer): string => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

/** Hashes of all scripts, for an import map: the browser then refuses a script with other bytes (Chromium 127, Firefox
 * 138, Safari 18). The worker is out of its reach; the wasm is checked by `fetch` in engine.ts. */
function importMap(scripts: ReadonlyMap<string, string>, up: string): string {
  const integrity = Object.fromEntries([...scripts].map(([name, hash]) => [up + name, hash]));
  return `<script type="importmap">${JSON.stringify({ integrity })}</script>`;
}

/**
 * Works on the files as written, for the bundler still changes scripts after it has made the pages.
 * `frameHosts`: origins that may frame /embed; a <meta> cannot say this, so it stands in the header file alone.
 * `site`: the folder of a site that was built before and holds this build in a folder of its own; its header file is added to.
 */
export function contentSecurityPolicy(frameHosts: readonly string[], site?: string): Plugin {
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
      const hashes = new Set<string>();
      for (const name of names.filter((one) => one.endsWith(".html"))) {
        const map = importMap(scripts, "../".repeat(name.split("/").length - 1) || "./");
        // Above the first module: a map that comes later is too late.
        const html = readFileSync(join(dir, name), "utf8").replace(/(\n\s*<script type="module")/, `\n    ${map}$1`);
        const own = inlineHashes(html);
        for (const hash of own) hashes.add(hash);
        const meta = `<meta http-equiv="Content-Security-Policy" content="${directives(own).join("; ")}">`;
        // Right after the charset: a policy does not reach what stands above it.
        writeFileSync(join(dir, name), html.replace(/(<meta charset="[^"]*"\s*\/?>)/i, `$1\n    ${meta}`));
      }
      if (site === undefined) writeFileSync(join(dir, "_headers"), headerFile([...hashes], frameHosts));
      else addHeaders(join(site, "_headers"), relative(site, dir), [...hashes]);
    },
  };
}

function headerFile(hashes: readonly string[], frameHosts: readonly string[]): string {
  const policy = [...directives(hashes), `frame-ancestors ${["'self'", ...frameHosts].join(" ")}`].join("; ");
  return [
    "/*",
    `  Content-Security-Policy: ${policy}`,
    "  X-Content-Type-Options: nosniff",
    "  Referrer-Policy: no-referrer",
    "  Permissions-Policy: geolocation=(self), camera=(), microphone=(), payment=(), usb=(), serial=(), hid=()",
    "  Origin-Agent-Cluster: ?1",
    "/assets/*",
    "  Cache-Control: public, max-age=31536000, immutable",
    // The element's script is loaded by other sites' pages, and module scripts need leave for that.
    "  Access-Control-Allow-Origin: *",
    // The edition's files are named by their hash, but for the one that names them.
    "/edition/t/*",
    "  Cache-Control: public, max-age=31536000, immutable",
    "/edition/m/*",
    "  Cache-Control: no-cache",
    "/pollstead-lookup.js",
    "  Access-Control-Allow-Origin: *",
    "  Cache-Control: no-cache",
    "",
  ].join("\n");
}

/** Hosts differ in what two fitting blocks mean, the last one or both; so the site's own policy allows the folder's scripts
 * too, and the folder's says all that the site's does, but that nobody may frame it. */
function addHeaders(file: string, folder: string, hashes: readonly string[]): void {
  const site = readFileSync(file, "utf8").replace(/(script-src 'self' 'wasm-unsafe-eval')/, `$1 ${hashes.join(" ")}`);
  const policy = [...directives(hashes), "frame-ancestors 'none'"].join("; ");
  const own = [
    `/${folder}/*`,
    `  Content-Security-Policy: ${policy}`,
    `/${folder}/assets/*`,
    "  Cache-Control: public, max-age=31536000, immutable",
    `/${folder}/sw.js`,
    "  Cache-Control: no-cache",
    "",
  ];
  writeFileSync(file, site + own.join("\n"));
}

/** `sha384-…` of a file, for `fetch(…, { integrity })`; empty where the file is not there. */
export function integrityOf(file: string): string {
  try {
    return `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;
  } catch {
    return "";
  }
}
