// Writes what a host needs beside the pages: the headers in each server's words, security.txt and the release's hashes. Runs
// last in each build, on the whole site as it then is.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";
import { htaccess } from "./apache.ts";
import { headersFile } from "./headers-file.ts";
import { webConfig } from "./iis.ts";
import { nginxHeaders, nginxMaps } from "./nginx.ts";
import { filesBelow, NOT_CODE, releaseHashes } from "./release-hashes.ts";
import { rules, type Page } from "./rules.ts";
import { securityTxt } from "./security-txt.ts";
import type { Site } from "./site.ts";

/** `'sha256-…'` of inline scripts other than data blocks; only a hashed import map may be one. */
export function inlineHashes(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    (found) => `'sha256-${createHash("sha256").update(found[1] ?? "").digest("base64")}'`,
  );
}

function pagesOf(folder: string): Page[] {
  return filesBelow(folder)
    .filter((name) => name.endsWith(".html") && !NOT_CODE.test(name))
    .map((path) => ({ path, inline: inlineHashes(readFileSync(join(folder, path), "utf8")) }));
}

/** `folder`: the whole site's, also where this build is of a folder in it. */
export function siteFiles(site: Site, folder: string): Plugin {
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  return {
    name: "pollstead-site-files",
    apply: "build",
    writeBundle: {
      order: "post",
      sequential: true,
      handler() {
        const all = rules(site, pagesOf(folder));
        write("_headers", headersFile(all));
        write(".htaccess", htaccess(all));
        write("web.config", webConfig(all));
        write("deploy/nginx/pollstead-maps.conf", nginxMaps(all));
        write("deploy/nginx/pollstead-headers.conf", nginxHeaders(all));
        write(".well-known/security.txt", securityTxt(site));
        write("release.json", releaseHashes(folder));
      },
    },
  };
}
