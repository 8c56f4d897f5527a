// Adds what lets the wasm and the worker load while the page's script still does: links, and a small script before it.

import type { HtmlTagDescriptor, Plugin } from "vite";

/** Name in the bundle of the first file that fits. */
function named(bundle: object | undefined, fits: RegExp): string | undefined {
  return Object.keys(bundle ?? {}).find((name) => fits.test(name));
}

function link(attrs: Record<string, string | boolean>): HtmlTagDescriptor {
  return { tag: "link", injectTo: "head", attrs };
}

export function preloads(): Plugin {
  return {
    name: "pollstead-preloads",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle, path }) {
        if (path.includes("gallery")) return html;
        const up = "../".repeat(path.split("/").length - 2) || "./";
        const first = named(bundle, /assets\/first-.*\.js$/);
        const worker = named(bundle, /assets\/worker-.*\.js$/);
        const wasm = named(bundle, /\.wasm$/);
        const tags = [
          ...(worker ? [link({ rel: "modulepreload", href: up + worker })] : []),
          ...(wasm ? [link({ rel: "preload", as: "fetch", crossorigin: true, href: up + wasm })] : []),
          ...(wasm ? [link({ rel: "preload", as: "fetch", crossorigin: true, href: `${up}edition/m/now.json` })] : []),
        ];
        const script = first && wasm ? `<script type="module" crossorigin src="${up}${first}"></script>` : "";
        return { html: html.replace(/(\n *)(<script type="module")/, `$1${script}$1$2`), tags };
      },
    },
  };
}

/** Our chunks bring no styles and need no links of their own: Vite's loader for those would be 0.9 kB for nothing. */
export function plainImports(): Plugin {
  return {
    name: "pollstead-plain-imports",
    apply: "build",
    enforce: "pre",
    load(id) {
      return id.endsWith("vite/preload-helper.js") ? "export const __vitePreload = (load) => load();" : undefined;
    },
  };
}
