// The headers of every path, as data. Each server's file is written from these and from nothing else.

import { framedBy, policy, type Framing } from "./policy.ts";
import type { Site } from "./site.ts";

/** A page as it is served: its path from the site's root, and the hashes of its inline scripts. */
export interface Page {
  readonly path: string;
  readonly inline: readonly string[];
}

/** `path`: one path, or all below a folder where it ends with `*`. A later rule that fits wins, header by header. */
export interface Rule {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Named by their content, so never another one. */
const FOR_EVER = "public, max-age=31536000, immutable";

/** Of every answer, errors too. */
const always = (site: Site): Record<string, string> => ({
  "Strict-Transport-Security": site.strict_transport_security,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  // Chromium has no name for bluetooth, and complains of one on every page.
  "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), serial=(), hid=()",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Origin-Agent-Cluster": "?1",
});

const framing = (folder: string): Framing => (folder === "manager/" ? "nobody" : folder === "embed/" ? "listed" : "own");

/** Paths under which a page is asked for. */
function asked(path: string): string[] {
  if (path === "index.html") return ["/", "/index.html"];
  return path.endsWith("/index.html") ? [`/${path.slice(0, -"index.html".length)}*`] : [`/${path}`];
}

/** A page's policy is said twice where two rules fit and a host joins them: both then have to allow what the page does. So the
 * rule for all allows what any page may, and leaves out who may frame it. */
export function rules(site: Site, pages: readonly Page[]): Rule[] {
  const all = [...new Set(pages.flatMap(({ inline }) => inline))];
  const own = pages.flatMap(({ path, inline }): Rule[] => {
    const folder = path.replace(/[^/]*$/, "");
    const whose = folder === "manager/" ? "manager" : "voters";
    const how = framing(folder);
    const headers = {
      "Content-Security-Policy": `${policy(site, whose, inline)}; ${framedBy(site, how)}`,
      // A page in a frame has no say in this.
      ...(how === "listed" ? {} : { "Cross-Origin-Opener-Policy": "same-origin" }),
      ...(whose === "manager" ? { "Cross-Origin-Embedder-Policy": "require-corp" } : {}),
    };
    return asked(path).map((one) => ({ path: one, headers }));
  });
  const folders = [...new Set(pages.map(({ path }) => path.replace(/[^/]*$/, "")))].filter((folder) => folder !== "");
  const plain = `${policy(site, "voters", [])}; ${framedBy(site, "own")}`;
  const shared = { "Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*" };
  return [
    { path: "/*", headers: { ...always(site), "Content-Security-Policy": policy(site, "voters", all), "Cache-Control": "no-cache" } },
    { path: "/directory/*", headers: { "Content-Security-Policy": plain } },
    ...own,
    // Other sites' pages load the element's script, and mirrors are asked for the edition's files: module scripts and a fetch
    // from another origin need leave for that.
    { path: "/assets/*", headers: { ...shared, "Cache-Control": FOR_EVER } },
    { path: "/pollstead-lookup.js", headers: shared },
    // A build with a folder of its own, such as the manager's, has its assets there.
    ...folders.map((folder) => ({ path: `/${folder}assets/*`, headers: { "Cache-Control": FOR_EVER } })),
    { path: "/edition/*", headers: shared },
    { path: "/edition/t/*", headers: { "Cache-Control": FOR_EVER } },
  ];
}

/** Whether a rule speaks of a path. */
export function fits(rule: Rule, path: string): boolean {
  return rule.path.endsWith("*") ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path;
}
