// Every named example, at both widths and in both languages: drawn, accessible (axe), no complaint, no blank left open.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { open, start } from "./tools/browser.mjs";
import { serve } from "./tools/server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const KINDS = ["found", "choose", "close", "no_place", "conflict", "no_streets", "no_election", "other_authority", "outside", "not_found", "unavailable", "invalid"];

let browser, server;
before(async () => {
  server = await serve("dist-gallery");
  browser = await start();
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function check(page, name) {
  const result = await page.evaluate(async () => {
    const found = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ") + " " + n.failureSummary).join("; ")}`);
  });
  assert.deepEqual(result, [], name);
  const words = await page.locator("pollstead-lookup, pollstead-desk, pollstead-round").evaluate((one) => one.shadowRoot.querySelector("div").innerText);
  assert.doesNotMatch(words, /\{\w+\}|undefined|\[object|NaN/, name);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${name}: ${wide} px too wide`);
}

async function walk(size, lang, options) {
  const { page, context, complaints } = await open(browser, size, options);
  await page.goto(`${server.base}gallery.html`);
  await page.waitForFunction(() => window.examples);
  // Through the protocol, which the page's own script policy does not reach.
  await page.evaluate(axe);
  const names = await page.evaluate(() => window.examples);
  for (const name of names) {
    await page.evaluate(([one, language]) => window.show(one, language), [name, lang]);
    await check(page, `${name}, ${size}, ${lang}`);
  }
  assert.deepEqual(complaints, []);
  await context.close();
  return names;
}

test("phone width, English", async () => {
  const names = await walk("phone", "en");
  assert.ok(names.length >= 65, `found ${names.length} examples`);
});
test("phone width, Spanish", () => walk("phone", "es"));
test("desktop width, English", () => walk("desktop", "en"));
test("dark", () => walk("phone", "en", { colorScheme: "dark" }));
test("forced colours", () => walk("phone", "en", { forcedColors: "active" }));

test("every kind of answer has an example", async () => {
  const { page, context } = await open(browser, "phone");
  await page.goto(`${server.base}gallery.html`);
  await page.waitForFunction(() => window.examples);
  const shown = await page.evaluate(() => window.answerKinds);
  assert.deepEqual([...shown].sort(), [...KINDS].sort());
  await context.close();
});

test("touch targets are at least 44 px high, but links inside sentences", async () => {
  const { page, context } = await open(browser, "phone");
  await page.goto(`${server.base}gallery.html?example=found`);
  await page.waitForSelector("main[data-ready]");
  const small = await page.evaluate(() => {
    const short = [];
    const look = (root) => {
      for (const one of root.querySelectorAll("*")) {
        if (one.shadowRoot) look(one.shadowRoot);
        if (one.matches("button, a, summary, select, input") && one.checkVisibility()) {
          const { height } = one.getBoundingClientRect();
          if (height > 0 && height < 44) short.push(`${one.tagName} ${one.textContent.trim()} ${height}`);
        }
      }
    };
    look(document);
    return short;
  });
  assert.deepEqual(small, []);
  await context.close();
});
