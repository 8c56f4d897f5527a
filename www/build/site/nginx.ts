// nginx: one map for each header from path to value, and one line that adds it. An `add_header` inside a location would take
// away all that stand outside it, so there is none.

import type { Rule } from "./rules.ts";

const quoted = (text: string): string => {
  if (/["\\$\n]/.test(text)) throw new Error(`found ${JSON.stringify(text)}, expected a value without " \\ $ for nginx`);
  return `"${text}"`;
};

const variable = (header: string): string => `$pollstead_${header.toLowerCase().replaceAll("-", "_")}`;

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");

/** nginx asks after it has turned a folder into its index. */
const pattern = (path: string): string => (path.endsWith("*") ? `^${escaped(path.slice(0, -1))}` : `^${escaped(path)}$`);

function names(rules: readonly Rule[]): string[] {
  return [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))];
}

/** For the `http` block. */
export function nginxMaps(rules: readonly Rule[]): string {
  const map = (name: string): string[] => [
    `map $uri ${variable(name)} {`,
    '    default "";',
    // The first pattern that fits wins, so the last rule comes first.
    ...[...rules].reverse().flatMap(({ path, headers }) => {
      const value = headers[name];
      return value === undefined ? [] : [`    "~${pattern(path)}" ${quoted(value)};`];
    }),
    "}",
  ];
  return [
    "# Made with each release of the pages; do not edit. For the http block, beside pollstead.conf.",
    ...names(rules).flatMap(map),
    "# What is missing today may be there tomorrow.",
    'map $status $pollstead_no_store { default ""; "~^[45]" "no-store"; }',
    "",
  ].join("\n");
}

/** For the `server` block. */
export function nginxHeaders(rules: readonly Rule[]): string {
  const add = (name: string): string =>
    // How long to keep an answer is said of good ones alone.
    name === "Cache-Control" ? `add_header ${name} ${variable(name)};` : `add_header ${name} ${variable(name)} always;`;
  return [
    "# Made with each release of the pages; do not edit. For the server block.",
    ...names(rules).map(add),
    "add_header Cache-Control $pollstead_no_store always;",
    "",
  ].join("\n");
}
