// /.well-known/security.txt (RFC 9116): whom to tell of a weakness. It has to be renewed before its day.

import type { Site } from "./site.ts";

export function securityTxt({ origin, security }: Site): string {
  return [
    ...security.contacts.map((one) => `Contact: ${one}`),
    `Expires: ${security.expires}`,
    `Preferred-Languages: ${security.languages.join(", ")}`,
    `Canonical: ${origin}/.well-known/security.txt`,
    ...(security.policy === undefined ? [] : [`Policy: ${security.policy}`]),
    "",
  ].join("\n");
}
