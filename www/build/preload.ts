// Adds the links that let the edition's metadata, the wasm and the worker load while the page's script still does.

import type { OutputBundle } from "rollup";
import type { Plugin } from "vite";

/** Name in the bundle of the first file that fits. */
function named(bundle: OutputBundle | undefined, fits: RegExp): string | undefined {
  return Object.keys(bundle ?? {}).find((name) => fits.test(name));
}

export function preloads(): Plugin {
  return {
    name: "pollstead-preloads",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle, path }) {
        if (path.includes("gallery")) return html;
        const up = path.startsWith("/embed/") ? "../" : "./";
        const worker = named(bundle, /assets\/worker-.*\.js$/);
        const wasm = named(bundle, /\.wasm$/);
        return [
          worker && { tag: "link", injectTo: "head", attrs: { rel: "modulepreload", href: up + worker } },
          wasm && { tag: "link", injectTo: "head", attrs: { rel: "preload", as: "fetch", crossorigin: true, href: up + wasm } },
          { tag: "link", injectTo: "head", attrs: { rel: "preload", as: "fetch", crossorigin: true, href: `${up}edition/m/now.json` } },
        ].filter((tag) => !!tag);
      },
    },
  };
}
