// `_headers`, as several static hosts read it, and our own server.

import type { Rule } from "./rules.ts";

export function headersFile(rules: readonly Rule[]): string {
  const block = ({ path, headers }: Rule): string[] => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)];
  return `${rules.flatMap(block).join("\n")}\n`;
}
