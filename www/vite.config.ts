// Builds the pages. `--mode gallery` puts the made-up core in place of pkg/voter and adds the gallery of examples. `--mode
// manager` and `--mode manager-gallery` build the poll manager's page into its own folder beside them, after them: it shares
// no file with the voters' pages, so nothing it needs makes those heavier, and its service worker keeps that folder whole.
// `--mode card` builds the card page into `v/` in the same way.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { contentSecurityPolicy } from "./build/csp.ts";
import { plainImports, preloads } from "./build/preload.ts";
import { release } from "./build/release.ts";
import { shell } from "./build/shell.ts";
import { integrityOf } from "./build/site/release-hashes.ts";
import { siteFiles } from "./build/site/site-files.ts";
import { readSite } from "./build/site/site.ts";
import { templates } from "./build/templates.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const packages = {
  voter: here("../pkg/voter/pollstead_bg.wasm"),
  manager: here("../pkg/manager/pollstead_bg.wasm"),
  card: here("../pkg/card/pollstead_bg.wasm"),
};

/** What the voters' service worker leaves to the network: pages and scripts that a voter at home does not open. */
const NOT_KEPT = /^(desk|embed)\/|^assets\/(desk|element|gallery)-|^(gallery\.html|pollstead-lookup\.js)$/;

/** Answers imports of pkg/voter with the made-up core. */
function madeUpCore(): Plugin {
  return {
    name: "pollstead-made-up-core",
    enforce: "pre",
    resolveId(id, importer) {
      if (id.endsWith("pkg/voter/pollstead.js")) return here("src/core/made-up/core.ts");
      if (id === "./engine.ts" && importer?.endsWith("core/manager/worker.ts")) return here("src/core/made-up/manager.ts");
      if (id === "./engine.ts" && importer?.endsWith("core/manager/roll/worker.ts")) return here("src/core/made-up/roll.ts");
      if (id.endsWith("pollstead_bg.wasm?url")) return "\0no-wasm";
      return undefined;
    },
    load(id) {
      // The engine fetches something; the worker's own script is always there.
      return id === "\0no-wasm" ? "export default self.location.href" : undefined;
    },
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "edition/m/now.json", source: "{}" });
    },
  };
}

export default defineConfig(({ mode, command }) => {
  const gallery = mode.endsWith("gallery") || command === "serve";
  const manager = mode.startsWith("manager");
  const card = mode === "card";
  const wasm = packages[manager ? "manager" : card ? "card" : "voter"];
  if (!gallery && !existsSync(wasm)) {
    throw new Error(`found no ${wasm}, expected wasm-pack's output there; build the core first, or use --mode gallery`);
  }
  const outDir = here(gallery ? "dist-gallery" : (process.env["POLLSTEAD_DIST"] ?? "dist"));
  const site = readSite(process.env["POLLSTEAD_SITE"] ?? here("../deploy/site.json"));
  const off = here("src/service-worker/off.js");
  /** A service worker lies beside its page, or it would not reach it, and keeps its name from release to release. */
  const workerName = (chunk: { name: string }): string => (chunk.name === "sw" ? "sw.js" : "assets/[name]-[hash].js");
  const core = gallery ? [madeUpCore()] : [];
  const integrity = gallery ? "" : integrityOf(wasm);
  const define = { __WASM_INTEGRITY__: JSON.stringify(integrity), __TRUST_ROOT__: JSON.stringify(gallery ? "" : site.trust), __MIRRORS__: JSON.stringify(manager ? [] : site.mirrors), __ROLL__: JSON.stringify(gallery ? null : (site.roll ?? null)) };
  if (manager)
    return {
      root: here("manager"),
      base: "./",
      publicDir: here("manager/public"),
      define,
      plugins: [...core, shell(here("shell"), "../"), contentSecurityPolicy(site, "manager"), plainImports(), templates(), release(off, "pollstead-manager-"), siteFiles(site, outDir)],
      worker: {
        format: "es",
        plugins: () => core,
        rollupOptions: { output: { entryFileNames: workerName } },
      },
      build: {
        target: "es2022",
        outDir: `${outDir}/manager`,
        emptyOutDir: true,
        assetsInlineLimit: 0,
        modulePreload: false,
        rollupOptions: { input: { index: here("manager/index.html") } },
      },
    };
  // The card page shares no file with the others: its core can stretch a code, which the voters' has no need of.
  if (card)
    return {
      root: here("v"),
      base: "./",
      publicDir: false,
      define,
      plugins: [shell(here("shell"), "../"), contentSecurityPolicy(site, "voters"), plainImports(), templates(), siteFiles(site, outDir)],
      worker: { format: "es" },
      build: {
        target: "es2022",
        outDir: `${outDir}/v`,
        emptyOutDir: true,
        assetsInlineLimit: 0,
        modulePreload: false,
        rollupOptions: { input: { index: here("v/index.html") } },
      },
    };
  // Its own build: the pages share small parts, and a shared file would hold all of the look-up.
  if (mode === "id")
    return {
      root: here("id"),
      base: "./",
      publicDir: false,
      plugins: [shell(here("shell"), "../"), contentSecurityPolicy(site, "voters"), plainImports(), templates(), siteFiles(site, outDir)],
      build: {
        target: "es2022",
        outDir: `${outDir}/id`,
        emptyOutDir: true,
        assetsInlineLimit: 0,
        modulePreload: false,
        rollupOptions: { input: { index: here("id/index.html") } },
      },
    };
  return {
    root: here("."),
    base: "./",
    publicDir: "public",
    define,
    plugins: [...core, shell(here("shell")), contentSecurityPolicy(site, "voters"), preloads(), plainImports(), templates(), release(off, "pollstead-voter-", NOT_KEPT), siteFiles(site, outDir)],
    worker: {
      format: "es",
      plugins: () => core,
      rollupOptions: { output: { entryFileNames: workerName } },
    },
    build: {
      target: "es2022",
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      // Vite's own would put a loader into the page's first code; build/preload.ts names the files in the HTML.
      modulePreload: false,
      rollupOptions: {
        input: {
          index: here("index.html"),
          embed: here("embed/index.html"),
          desk: here("desk/index.html"),
          first: here("src/first.ts"),
          "pollstead-lookup": here("src/pollstead-lookup.ts"),
          ...(gallery ? { gallery: here("gallery.html") } : {}),
        },
        output: {
          // All that the look-up needs at once is one file; but the script for other sites needs none of it.
          codeSplitting: {
            groups: [
              { name: "load", test: /preload-helper/, priority: 2 },
              { name: "early", test: /core\/early\.ts$/, priority: 2 },
              { name: "lookup", test: /components\/lookup\/lookup\.ts$/ },
            ],
          },
          entryFileNames: (chunk) =>
            chunk.name === "pollstead-lookup" ? "pollstead-lookup.js" : "assets/[name]-[hash].js",
        },
      },
    },
  };
});
