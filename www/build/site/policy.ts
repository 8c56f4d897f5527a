// The Content-Security-Policy of a page: what each header file, and the <meta> copy in the page, say alike.

import type { Site } from "./site.ts";

/** Who may show a page in a frame: the hosts that the site lists, our own pages, nobody. Only a header can say it. */
export type Framing = "listed" | "own" | "nobody";

/** Which pages: the poll manager's asks for nothing from another host. */
export type Whose = "voters" | "manager";

/** `inline`: `'sha256-…'` of the page's own import map. */
export function policy(site: Site, whose: Whose, inline: readonly string[]): string {
  const elsewhere = whose === "manager" ? [] : site.mirrors;
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...inline].join(" "),
    "style-src 'self'",
    "img-src 'self' data:",
    ["connect-src 'self'", ...elsewhere].join(" "),
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types pollstead lit-html default",
  ].join("; ");
}

export function framedBy(site: Site, framing: Framing): string {
  const who = { listed: ["'self'", ...site.frame_hosts], own: ["'self'"], nobody: ["'none'"] }[framing];
  return `frame-ancestors ${who.join(" ")}`;
}
