// Puts the parts that pages share into each page: `<!--include head.html-->` becomes shell/head.html, with {up} as the way
// to the pages' root.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** `root`: the way there from a build that lies deeper. */
export function shell(folder: string, root?: string): Plugin {
  return {
    name: "pollstead-shell",
    transformIndexHtml: {
      // Before the bundler looks for scripts and styles.
      order: "pre",
      handler(html, { path }) {
        const up = root ?? ("../".repeat(path.split("/").length - 2) || "./");
        return html.replace(/^( *)<!--include ([\w.]+)-->$/gm, (_, indent: string, name: string) =>
          readFileSync(join(folder, name), "utf8").trimEnd().replaceAll("{up}", up).replace(/^/gm, indent),
        );
      },
    },
  };
}
