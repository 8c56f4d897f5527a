// Faults of the device under a voter's page that trusts a signed edition: storage that is refused, full or changed, a clock that
// is years off, a power cut while an edition's files are kept. What is shown is right, or labelled as old, or whom to call.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { chromium } from "playwright-core";
import { ARGS, open, start } from "./tools/browser.mjs";
import { killBrowser } from "./tools/kill.mjs";
import { box, until } from "./tools/real.mjs";
import { serve, www } from "./tools/server.mjs";
import { judge, truthOf } from "./tools/truth.mjs";
import { asked } from "./tools/visit.mjs";

const pages = join(www, "dist-signed");
const demo = join(www, "../build/demo");
const lack = [join(pages, "edition/m/now.json"), join(demo, "truth")].find((path) => !existsSync(path));
if (lack) console.error(`SKIPPED: faults of the device: found no ${lack}: \`make test\` builds it`);
const faulted = (name, run) => test(name, { skip: lack }, run);
const HOUR = 3_600_000;
const YEAR = 365.25 * 24 * HOUR;

let browser, truth, row, when;
before(async () => {
  if (lack) return;
  browser = await start();
  truth = truthOf(demo);
  [row] = truth.rows;
  when = Date.parse(JSON.parse(readFileSync(join(pages, "edition/m/now.json"))).timestamp.signed["x-signed-at"]);
});
after(() => browser?.close());
/** Whatever a failed check leaves open would keep the tests running. */
const left = [];
afterEach(async () => {
  for (const close of left.splice(0).reverse()) await close();
});

/** `off`: the network is gone; Chromium's own switch would not reach a service worker that starts after it. */
async function signedSite() {
  const site = { off: false };
  const server = await serve("dist-signed", { instead: (_, response) => site.off && (response.destroy(), true) });
  left.push(() => server.close());
  return Object.assign(site, server);
}

/** A context that has Chromium's own settings, which no page can change: a profile on disk. */
async function lasting(folder) {
  const context = await chromium.launchPersistentContext(folder, { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS, locale: "en-US", viewport: { width: 390, height: 844 } });
  context.setDefaultTimeout(90_000);
  return context;
}
function profile() {
  const folder = mkdtempSync(join(tmpdir(), "pollstead-profile-"));
  left.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 200 }));
  return folder;
}

async function come(context, server, { hours = 1 } = {}) {
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(when + hours * HOUR));
  await page.goto(server.base);
  return page;
}

/** Asks for the address; what the page shows is held beside the truth. */
async function ask(page) {
  const seen = await asked(page, row.address);
  return { was: judge(seen, row, truth.names), ...seen };
}
const was = async (page) => (await ask(page)).was;

/** Waits until the county of an answer is kept beside the page itself. */
async function kept(page) {
  await page.waitForFunction(() => document.querySelector("pollstead-lookup").later);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await until(() => page.evaluate(async () => {
    const pointers = (await caches.keys()).find((name) => /voter-pointers/.test(name));
    return pointers !== undefined && (await (await caches.open(pointers)).keys()).length > 0;
  }));
}

/** Changes the kept files whose address fits. How many it were. */
const change = (page, fits, to) => page.evaluate(async ([pattern, how]) => {
  let changed = 0;
  for (const name of await caches.keys()) {
    if (!/voter-edition/.test(name)) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (!new RegExp(pattern).test(request.url)) continue;
      const bytes = new Uint8Array(await (await cache.match(request)).arrayBuffer());
      if (how === "flip") bytes[bytes.length >> 1] ^= 1;
      await cache.put(request, new Response(how === "cut" ? bytes.slice(0, bytes.length >> 1) : how === "empty" ? "" : bytes, { headers: { "Content-Type": "application/json" } }));
      changed += 1;
    }
  }
  return changed;
}, [fits, to]);

faulted("storage that the browser refuses: the answer, and nothing of it kept", async () => {
  const server = await signedSite();
  const folder = profile();
  // As a person sets it: no site may keep anything.
  mkdirSync(join(folder, "Default"), { recursive: true });
  writeFileSync(join(folder, "Default/Preferences"), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
  const context = await lasting(folder);
  left.push(() => context.close());
  const page = await come(context, server);
  const refused = await page.evaluate(async () => {
    const tries = [() => localStorage.length, () => caches.keys(), () => new Promise((done, fail) => Object.assign(indexedDB.open("x"), { onsuccess: done, onerror: fail }))];
    const ended = await Promise.allSettled(tries.map(async (one) => one()));
    return ended.map(({ status }) => status);
  });
  assert.deepEqual(refused, ["rejected", "rejected", "rejected"], "the browser refuses");
  assert.equal(await was(page), "right");
  await page.reload();
  assert.equal(await was(page), "right");
});

faulted("storage that is full: the answer, and afterwards the page without a network is what it was before, or not there", async () => {
  const server = await signedSite();
  const { page, context } = await open(browser, "phone");
  left.push(() => context.close());
  await page.clock.setFixedTime(new Date(when + HOUR));
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: new URL(server.base).origin, quotaSize: 1 });
  await page.goto(server.base);
  await page.evaluate(() => {
    const all = "x".repeat(1 << 20);
    for (let size = all.length; size > 0; size >>= 1)
      try {
        for (let i = 0; i < 16; i++) localStorage.setItem(`full-${size}-${i}`, all.slice(0, size));
      } catch {
        // Full at this size; smaller ones may fit yet.
      }
  });
  const full = await page.evaluate(async () => {
    try {
      await (await caches.open("full")).put("./full", new Response("x".repeat(1 << 16)));
      return false;
    } catch ({ name }) {
      return name === "QuotaExceededError";
    }
  });
  assert.ok(full, "no file fits");
  await page.reload();
  assert.equal(await was(page), "right");
  await page.reload();
  assert.equal(await was(page), "right");
  assert.equal(await page.evaluate(async () => {
    for (const name of await caches.keys()) if (/voter-edition/.test(name)) for (const { url } of await (await caches.open(name)).keys()) if (/now\.json/.test(url)) return true;
    return false;
  }), false, "no half of an edition is pointed to");
});

faulted("a kept file that has changed is not believed: fetched anew, or without a network refused", async () => {
  const server = await signedSite();
  for (const [fits, how] of [
    ["\\.index$", "flip"],
    ["\\.index$", "cut"],
    ["\\.index$", "empty"],
    ["\\.elections$", "flip"],
    ["\\.gazetteer$", "cut"],
    ["now\\.json$", "flip"],
    ["now\\.json$", "empty"],
  ]) {
    const { page, context } = await open(browser, "phone");
    left.push(() => context.close());
    await page.clock.setFixedTime(new Date(when + HOUR));
    await page.goto(server.base);
    assert.equal(await was(page), "right");
    await kept(page);
    assert.ok((await change(page, fits, how)) > 0, `${fits} was kept`);
    server.off = true;
    await page.reload();
    // The browser may have a good copy of its own beside the one that was kept.
    assert.match(await was(page), /^(right|refused)$/, `${fits}, ${how}, without a network`);
    server.off = false;
    await page.goto("about:blank");
    await page.goto(server.base);
    assert.equal(await was(page), "right", `${fits}, ${how}, with a network`);
  }
});

faulted("a line of versions that has changed: rubbish counts for nothing, a version that never was is refused and says whom to call", async () => {
  const server = await signedSite();
  const { page, context } = await open(browser, "phone", { serviceWorkers: "block" });
  left.push(() => context.close());
  await page.clock.setFixedTime(new Date(when + HOUR));
  await page.goto(server.base);
  assert.equal(await was(page), "right");
  const key = `pollstead-seen ${server.base}edition/`;
  const line = await page.evaluate((name) => localStorage.getItem(name), key);
  const keys = line.match(/^timestamp-keys=\S+ snapshot-keys=\S+/)[0];
  for (const [bad, due] of [
    ["", "right"],
    ["\u0000\uffff".repeat(1000), "right"],
    [line.slice(0, line.length >> 1), "right"],
    [`${keys} timestamp=-1 snapshot=1e9 places.json=NaN`, "right"],
    [line.replace(/[0-9a-f]{64}/, "0".repeat(64)).replace(/timestamp=\d+/, "timestamp=4000000000"), "right"],
    [`${keys} timestamp=4294967295 snapshot=4294967295`, "refused"],
    [`${keys} timestamp=1 snapshot=1 places.json=4294967295`, "refused"],
  ]) {
    await page.evaluate(([name, value]) => localStorage.setItem(name, value), [key, bad]);
    await page.reload();
    assert.equal(await was(page), due, JSON.stringify(bad.slice(0, 200)));
  }
});

faulted("a clock that is years off, or jumps in the middle of a visit", async () => {
  const server = await signedSite();
  const shown = [];
  for (const years of [-10, -1, 0, 1, 2, 10]) {
    const { page, context } = await open(browser, "phone", { serviceWorkers: "block" });
    left.push(() => context.close());
    const at = (time) => page.clock.setFixedTime(new Date(time));
    await at(when + HOUR + years * YEAR);
    await page.goto(server.base);
    const first = await ask(page);
    shown.push([years, first.was, /Your device says it is/.test(first.text), /clock looks wrong/.test(first.text)]);
    // And back: the same page, the clock mended.
    await at(when + HOUR);
    await page.goto("about:blank");
    await page.goto(server.base);
    assert.equal(await was(page), "right", `${years} years, then mended`);
    // In the middle of a visit.
    await at(when + HOUR + (years || 3) * YEAR);
    await page.getByRole("button", { name: /^(Back|Another address)$/ }).click();
    await box(page).waitFor();
    assert.notEqual((await ask(page)).was, "WRONG", `a jump of ${years || 3} years`);
  }
  // What is a year past its date is hidden; a clock further ahead than anything is signed for is likelier wrong: `behaviour.rs`. By
  // such a clock the election is over, so the card is labelled as of an old list.
  assert.deepEqual(shown, [
    [-10, "right", false, true],
    [-1, "right", false, true],
    [0, "right", false, false],
    [1, "refused", false, false],
    [2, "stale", true, false],
    [10, "stale", true, false],
  ]);
});

faulted("power cuts while an edition's files are kept: afterwards the page answers, with a network and without", async () => {
  const server = await signedSite();
  const ends = [];
  // Somewhere in what follows the answer: the page, its service worker and the county are kept.
  for (const ms of [20, 120, 250, 500]) {
    const folder = profile();
    const context = await lasting(folder);
    const closed = new Promise((done) => context.on("close", done));
    const page = await come(context, server);
    const first = await was(page);
    await page.waitForTimeout(ms);
    await killBrowser(folder);
    await closed;
    const again = await lasting(folder);
    left.push(() => again.close());
    server.off = true;
    const dark = await again.newPage();
    await dark.clock.setFixedTime(new Date(when + HOUR));
    // A page that was not kept in time is not there, which is the browser's to say.
    const there = await dark.goto(server.base).then(() => true, () => false);
    const without = there ? await was(dark) : "no page";
    server.off = false;
    ends.push([first, without, await was(await come(again, server))]);
    await again.close();
  }
  console.error(`after power cuts, before / without a network / with one: ${ends.map((one) => one.join(" / ")).join("; ")}`);
  for (const [first, without, then] of ends) {
    assert.equal(first, "right");
    assert.match(without, /^(right|stale|refused|no page)$/);
    assert.equal(then, "right");
  }
});
