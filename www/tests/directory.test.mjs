// The Directory of the demo edition (build/directory): plain pages, accessible, whole without script, every link alive.

import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { accessible, bringAxe } from "./tools/axe.mjs";
import { open, start } from "./tools/browser.mjs";
import { serve, www } from "./tools/server.mjs";

const folder = join(www, "../build/directory");
/** One of each: index, wall list, its large print, a place; and the same in Spanish. */
const kinds = (pages) => {
  const first = (is) => pages.find(is) ?? assert.fail(`found none of ${is}`);
  const english = pages.filter((page) => !page.startsWith("es/"));
  const some = [
    "index.html",
    first((page) => /^[^/]+\/index\.html$/.test(page) && !page.startsWith("es/")),
    first((page) => english.includes(page) && page.includes("large")),
    first((page) => english.includes(page) && /p\d{3}\.html$/.test(page)),
  ];
  return [...some, ...some.map((page) => `es/${page}`)];
};

let browser, server, pages;
before(async () => {
  if (!existsSync(folder)) throw new Error("found no build/directory, expected the demo's; `make test` builds it before this");
  pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).map((name) => name.replaceAll("\\", "/")).sort();
  server = await serve(folder);
  browser = await start();
});
after(async () => {
  await browser?.close();
  server?.close();
});

for (const [name, size, options] of [
  ["phone", "phone", {}],
  ["desktop, dark", "desktop", { colorScheme: "dark" }],
  ["phone, forced colours", "phone", { forcedColors: "active" }],
])
  test(`${name}: accessible, no wider than the screen, nothing from elsewhere`, async () => {
    const { page, context, complaints } = await open(browser, size, options);
    for (const path of kinds(pages)) {
      await page.goto(server.base + path);
      await bringAxe(page);
      await accessible(page, `${path}, ${name}`);
      const words = await page.locator("body").innerText();
      assert.doesNotMatch(words, /\{\w+\}|undefined|\[object|NaN/, path);
    }
    assert.deepEqual(complaints, []);
    await context.close();
  });

test("without script every page is whole: a place's name, and whom to call", async () => {
  const { page, context } = await open(browser, "phone", { javaScriptEnabled: false });
  await page.goto(server.base + kinds(pages)[1]);
  await page.locator("tbody a").first().click();
  await page.getByText("1-800-829-6786").first().waitFor();
  assert.ok((await page.locator("h1").innerText()).length > 3);
  await context.close();
});

test("every link leads to a page that is there", async () => {
  const { page, context } = await open(browser, "desktop");
  const seen = new Set();
  for (const path of kinds(pages)) {
    await page.goto(server.base + path);
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.href));
    for (const link of links.filter((to) => to.startsWith(server.base))) seen.add(decodeURI(link.slice(server.base.length).split("#")[0]));
  }
  const dead = [...seen].filter((to) => !existsSync(join(folder, to)) || (to !== "" && !to.endsWith(".html") && !statSync(join(folder, to)).isFile()));
  assert.deepEqual(dead, []);
  assert.ok(seen.size > 10, `found ${seen.size} links`);
  await context.close();
});
