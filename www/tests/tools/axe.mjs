// What axe-core finds against WCAG 2.2 AA, as lines; and whether the page is wider than the screen.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Through the protocol, which the page's own script policy does not reach. */
export async function bringAxe(page) {
  await page.evaluate(axe);
}

/** `bringAxe` first. */
export async function accessible(page, name) {
  const { found, wide } = await page.evaluate(async (runOnly) => {
    // What is in order is not told node by node: that is most of the report, and nobody reads it.
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
    return {
      found: violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ") + " " + n.failureSummary).join("; ")}`),
      wide: document.documentElement.scrollWidth - innerWidth,
    };
  }, RULES);
  assert.deepEqual(found, [], name);
  assert.ok(wide <= 0, `${name}: ${wide} px too wide`);
}
