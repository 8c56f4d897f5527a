// Pictures of every example at both widths into $SHOTS (default: shots/). Options: ONLY=regex, LANGS=en,es, SCHEME=dark,
// FORCED=1 (forced colours), PAPER=1 (as printed).

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { open, SIZES, start } from "./browser.mjs";
import { serve, www } from "./server.mjs";

const out = process.env.SHOTS ?? join(www, "shots");
const only = new RegExp(process.env.ONLY ?? ".");
mkdirSync(out, { recursive: true });
const server = await serve("dist-gallery");
const browser = await start();
for (const size of (process.env.SIZES ?? Object.keys(SIZES).join(",")).split(","))
  for (const lang of (process.env.LANGS ?? "en").split(",")) {
    const { page, complaints } = await open(browser, size, { colorScheme: process.env.SCHEME ?? "light", forcedColors: process.env.FORCED ? "active" : "none" });
    await page.goto(`${server.base}gallery.html`);
    await page.waitForFunction(() => window.examples);
    if (process.env.PAPER) await page.emulateMedia({ media: "print" });
    const names = await page.evaluate(() => window.examples);
    for (const name of names.filter((one) => only.test(one))) {
      await page.evaluate(([one, language]) => window.show(one, language), [name, lang]);
      await page.screenshot({ path: join(out, `${name.replace(/[^\w]+/g, "-")}.${size}.${lang}.png`), fullPage: true });
    }
    if (complaints.length) console.error(complaints.join("\n"));
  }
await browser.close();
server.close();
