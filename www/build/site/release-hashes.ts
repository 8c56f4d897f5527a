// release.json: the SHA-384 of every file of the pages, so that anybody can see that a host serves the code of this release.
// The format is in data/formats/release.md.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";

/** Not the pages' code: what is data, what only the server reads, and this list. */
export const NOT_CODE = /^(edition|directory|deploy)\/|^(_headers|\.htaccess|web\.config|release\.json)$/;

/** Paths of all files below a folder, in one order on every machine. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => String(name).split(sep).join("/"))
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

/** `sha384-…`, as `integrity` attributes have it. */
export function integrityOf(file: string): string {
  return `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;
}

export function releaseHashes(site: string): string {
  const files = filesBelow(site).filter((name) => !NOT_CODE.test(name));
  const hashes = Object.fromEntries(files.map((name) => [name, integrityOf(join(site, name))]));
  const release = createHash("sha256").update(JSON.stringify(hashes)).digest("hex");
  return `${JSON.stringify({ format: 1, release, files: hashes }, null, 1)}\n`;
}
