// IIS's web.config. Not tested here: deploy/README.md has the check that a person does.

import type { Rule } from "./rules.ts";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const text = (value: string): string => value.replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);

/** How long to keep a file is said where IIS sends files, or it would say it of a missing one too. */
function kept(value: string): string {
  const [, seconds] = /max-age=(\d+)/.exec(value) ?? [];
  if (seconds === undefined) return '<clientCache cacheControlMode="DisableCache" />';
  const days = `${Math.floor(Number(seconds) / 86_400)}.00:00:00`;
  return `<clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="${days}" cacheControlCustom="public, immutable" />`;
}

function block({ headers }: Rule, types: readonly string[]): string[] {
  const { "Cache-Control": keep, ...others } = headers;
  const lines = Object.entries(others).flatMap(([name, value]) => [`<remove name="${name}" />`, `<add name="${name}" value="${text(value)}" />`]);
  const content = keep === undefined ? types : [...types, kept(keep)];
  return [
    "  <system.webServer>",
    ...(lines.length === 0 ? [] : ["    <httpProtocol><customHeaders>", ...lines.map((one) => `      ${one}`), "    </customHeaders></httpProtocol>"]),
    ...(content.length === 0 ? [] : ["    <staticContent>", ...content.map((one) => `      ${one}`), "    </staticContent>"]),
    "  </system.webServer>",
  ];
}

/** IIS has one place for a path. */
function merged(rules: readonly Rule[]): Rule[] {
  const paths = new Map<string, Record<string, string>>();
  for (const { path, headers } of rules) {
    // The root's index is asked for by both names; a location of its own holds for the file.
    const name = path === "/" ? undefined : path.replace(/^\//, "").replace(/\/?\*$/, "");
    if (name !== undefined) paths.set(name, { ...paths.get(name), ...headers });
  }
  return [...paths].map(([path, headers]) => ({ path, headers }));
}

const TYPES = [
  [".wasm", "application/wasm"],
  [".webmanifest", "application/manifest+json"],
  [".js", "text/javascript"],
  [".json", "application/json"],
  // The edition's files end as they are named, such as .index or .streets-0.
  [".*", "application/octet-stream"],
].flatMap(([end, type]) => [`<remove fileExtension="${end}" />`, `<mimeMap fileExtension="${end}" mimeType="${type}" />`]);

export function webConfig(rules: readonly Rule[]): string {
  const [root, ...others] = merged(rules);
  if (root?.path !== "") throw new Error("found no rule for all paths, expected it first");
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    "<!-- Made with each release of the pages; do not edit. NOT TESTED: do the check in deploy/README.md. -->",
    "<configuration>",
    ...block(root, TYPES),
    ...others.flatMap((rule) => [`  <location path="${text(rule.path)}">`, ...block(rule, []), "  </location>"]),
    "</configuration>",
    "",
  ].join("\n");
}
