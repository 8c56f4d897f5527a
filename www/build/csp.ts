// Writes the Content-Security-Policy for the built pages: a <meta> copy in each, and a header file beside them.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
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
    (found) => `'sha256-${createHash("sha256").update(found[1] ?? "").digest("base64")}'`,
  );
}

/** `frameHosts`: origins that may frame /embed; a <meta> cannot say this, so it stands in the header file alone. */
export function contentSecurityPolicy(frameHosts: readonly string[]): Plugin {
  const hashes = new Set<string>();
  return {
    name: "pollstead-csp",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html) {
        const own = inlineHashes(html);
        for (const hash of own) hashes.add(hash);
        const meta = `<meta http-equiv="Content-Security-Policy" content="${directives(own).join("; ")}">`;
        // Right after the charset: a policy does not reach what stands above it.
        return html.replace(/(<meta charset="[^"]*"\s*\/?>)/i, `$1\n    ${meta}`);
      },
    },
    generateBundle() {
      const policy = [...directives([...hashes]), `frame-ancestors ${["'self'", ...frameHosts].join(" ")}`].join("; ");
      const common = [
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
        "Permissions-Policy: geolocation=(self), camera=(), microphone=(), payment=(), usb=(), serial=(), hid=()",
        "Origin-Agent-Cluster: ?1",
      ];
      const source = [
        "/*",
        `  Content-Security-Policy: ${policy}`,
        ...common.map((line) => `  ${line}`),
        "/assets/*",
        "  Cache-Control: public, max-age=31536000, immutable",
        // The element's script is loaded by other sites' pages, and module scripts need leave for that.
        "  Access-Control-Allow-Origin: *",
        "/pollstead-lookup.js",
        "  Access-Control-Allow-Origin: *",
        "  Cache-Control: no-cache",
        "",
      ].join("\n");
      this.emitFile({ type: "asset", fileName: "_headers", source });
    },
  };
}

/** `sha384-…` of a file, for `fetch(…, { integrity })`; empty where the file is not there. */
export function integrityOf(file: string): string {
  try {
    return `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;
  } catch {
    return "";
  }
}
