// Every named example, at both widths and in both languages: drawn, accessible (axe), no complaint, no blank left open.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, bringAxe } from "./tools/axe.mjs";
import { open, start } from "./tools/browser.mjs";
import { serve } from "./tools/server.mjs";

const KINDS = ["found", "choose", "close", "no_place", "conflict", "no_streets", "no_election", "other_authority", "outside", "not_found", "unavailable", "invalid"];

/** ONLY=regex: some of the examples, while one works on them. */
const ONLY = new RegExp(process.env.ONLY ?? ".");

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
  await accessible(page, name);
  const words = await page.evaluate(() => {
    // An element's text leaves out what lies in its elements' own roots.
    const deep = (root) =>
      [...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? [one.shadowRoot.querySelector("div, section, form")?.innerText ?? "", ...deep(one.shadowRoot)] : []));
    return deep(document).join("\n");
  });
  assert.doesNotMatch(words, /\{\w+\}|undefined|\[object|NaN/, name);
}

/** How a browser may be told to paint. The first is what each context begins with. */
const LIGHT = { light: { colorScheme: "light", forcedColors: "none" } };
const ALL = { ...LIGHT, dark: { colorScheme: "dark", forcedColors: "none" }, "forced colours": { colorScheme: "light", forcedColors: "active" } };

/** Shows each example once, and looks at it in each paint. */
async function walk(size, lang, paints = LIGHT) {
  const { page, context, complaints } = await open(browser, size);
  await page.goto(`${server.base}gallery.html`);
  await page.waitForFunction(() => window.examples);
  await bringAxe(page);
  const names = await page.evaluate(() => window.examples);
  for (const name of names.filter((one) => ONLY.test(one))) {
    await page.evaluate(([one, language]) => window.show(one, language), [name, lang]);
    for (const [paint, media] of Object.entries(paints)) {
      if (paints !== LIGHT) await page.emulateMedia(media);
      await check(page, `${name}, ${size}, ${lang}, ${paint}`);
    }
  }
  assert.deepEqual(complaints, []);
  await context.close();
  return names;
}

test("phone width, English: light, dark and in forced colours", async () => {
  const names = await walk("phone", "en", ALL);
  assert.ok(names.length >= 65, `found ${names.length} examples`);
});
test("phone width, Spanish", () => walk("phone", "es"));
test("desktop width, English", () => walk("desktop", "en"));

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
