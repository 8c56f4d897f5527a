// The voters' service worker with the core and an edition as they are built: one visit makes a county work offline; releases
// come whole or not at all; a bad one, an old one and the kill switch leave nobody stuck.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { open, start } from "./tools/browser.mjs";
import { answer, ask, back, box, missing, quiet, ready, serveReal, singleFiles, until } from "./tools/real.mjs";
import { www } from "./tools/server.mjs";

const lack = missing();
if (lack) console.error(`SKIPPED: the voters' service worker: ${lack}`);
const real = (name, run) => test(name, { skip: lack }, run);
const ADDRESS = "109 Elm St, Pretend Springs, MS 39991";
const OTHER = "99999 Zzyzx Xing, Pretend Springs, MS 39991";

/** As sw.js names a file. */
const hash = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

let browser;
before(async () => {
  if (!lack) browser = await start();
});
/** Whatever a failed check leaves open would keep the tests running. */
const left = [];
afterEach(async () => {
  for (const one of left.splice(0).reverse()) await one.close();
});
after(async () => {
  await browser?.close();
});

/** A server whose files a test can change, `to.change(path, bytes)`, or whose answers, `to.instead(request, response)`. */
async function changing(of = singleFiles) {
  const to = { change: (_, bytes) => bytes, instead: () => false };
  const server = await serveReal({ of, change: (path, bytes) => to.change(path, bytes), instead: (...args) => to.instead(...args) });
  left.push(server);
  return Object.assign(server, { to });
}

const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
/** The names of the caches, without the part that is a hash or drawn. */
const caches = (page) => page.evaluate(() => self.caches.keys());
/** The set is written after the answer, which nobody waits for. */
const countyKept = (page) =>
  until(() => page.evaluate(async () => {
    for (const name of await caches.keys())
      if (/voter-edition/.test(name)) for (const { url } of await (await caches.open(name)).keys()) if (/\.streets-0$/.test(url)) return true;
    return false;
  }));

async function come(server, path) {
  const one = await ready(browser, server, path);
  left.push(one.context);
  return one;
}

/** One visit that asks for an address, and stays until the page is kept. */
async function visit(server, text = ADDRESS) {
  const one = await come(server);
  await one.page.waitForFunction(() => document.querySelector("pollstead-lookup").later);
  await kept(one.page);
  const got = await ask(one.page, text);
  await countyKept(one.page);
  return { ...one, got };
}

/** Loads the page anew, as far as the edition's band or a refusal. */
async function reload(page, server) {
  await page.goto("about:blank");
  await page.goto(server.base);
  await page.getByText(/Not signed|We could not/).first().waitFor();
}

real("one visit, and the county works without a network: the same answer, another address, the list; nothing is asked for", async () => {
  const server = await changing();
  const { page, context, complaints, got } = await visit(server);
  assert.equal(got.kind, "found");
  await context.setOffline(true);
  server.log.length = 0;
  await reload(page, server);
  const again = await ask(page, ADDRESS);
  assert.deepEqual([again.kind, again.place, again.precinct], ["found", got.place, got.precinct]);
  await back(page);
  assert.equal((await ask(page, OTHER)).kind, "not_found");
  await back(page);
  await page.getByRole("button", { name: "Español" }).click();
  await page.getByRole("heading", { name: "Encuentre su lugar de votación" }).waitFor();
  // The browser itself looks for a new service worker, past the switch that cuts the page off.
  assert.deepEqual(server.log.filter((line) => !line.endsWith("/sw.js")), []);
  assert.deepEqual(complaints.filter((line) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(line)), []);
});

real("the first visit is enough also where the answer came before the service worker", async () => {
  const server = await changing();
  const { page, context } = await come(server, "#place=28901/06");
  assert.equal((await answer(page)).kind, "found");
  await page.getByRole("button", { name: /^(Back|Another address)$/ }).click();
  await ask(page, ADDRESS);
  await kept(page);
  await countyKept(page);
  await context.setOffline(true);
  await reload(page, server);
  assert.equal((await ask(page, ADDRESS)).kind, "found");
});

real("what is kept is the edition's files and the page's, whole, and nothing of what was typed", async () => {
  const server = await changing();
  const { page, context } = await visit(server);
  const entries = await page.evaluate(async () => {
    const all = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) {
        const answer = await (await caches.open(name)).match(request);
        all.push([name, request.url, answer.status, answer.type, (await answer.arrayBuffer()).byteLength]);
      }
    return all;
  });
  assert.ok(entries.length > 10);
  for (const [name, url, status, type, length] of entries) {
    assert.equal(status, 200, url);
    assert.notEqual(type, "opaque", url);
    assert.ok(length > 0, url);
    assert.match(name, /^pollstead-voter-(release-[0-9a-f]{16}|edition-[0-9a-f-]{36}|pointers)$/);
    assert.match(url.slice(server.base.length), /^(index\.html|assets\/[\w.-]+|edition\/(m\/now\.json|t\/[a-z]+(\/\d+)?\/[0-9a-f]{64}\.[\w.-]+)|pointer\/edition)$/);
  }
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
});

/** A release that differs in a word of its page: with its hash in sw.js, or without. */
function nextRelease({ whole = true } = {}) {
  const html = (bytes) => Buffer.from(bytes.toString().replace("</title>", ", anew</title>"));
  return (path, bytes) => {
    if (path === "/index.html") return html(bytes);
    if (path !== "/sw.js") return bytes;
    const file = readFileSync(join(www, "dist/index.html"));
    const [before, after] = [file, whole ? html(file) : Buffer.from("other")].map((one) => hash(one));
    const code = bytes.toString();
    assert.ok(code.includes(before), "sw.js names the page's hash");
    return Buffer.from(code.replaceAll(before, after).replace(/"[0-9a-f]{16}"/, '"00000000000000aa"'));
  };
}
const titleAtFirst = (page) => page.evaluate(async () => (await (await fetch("./index.html")).text()).match(/<title>(.*)<\/title>/)[1]);
const update = (page) => page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => undefined));
const release = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => /release/.test(name)));

/** Loads the page until its release is told by its title. Chromium lets the service worker in office come to rest before the next
 * one takes over, even one that waits for nobody: on a busy machine some loads can still be the old one's. */
async function loadUntil(page, server, told) {
  await until(async () => {
    await page.goto("about:blank");
    await page.goto(server.base);
    await box(page).waitFor();
    return told.test(await titleAtFirst(page));
  });
}

real("a new release comes with a later load though another tab stays open, and what is open stays as it is", async () => {
  const server = await changing();
  const { page, context } = await visit(server);
  await reload(page, server);
  // Left open in another tab: nobody has to close it first.
  const other = await context.newPage();
  await other.goto(server.base);
  await box(other).waitFor();
  const [first] = await release(page);
  server.to.change = nextRelease();
  await update(page);
  await until(async () => (await release(page)).length === 2);
  assert.equal((await ask(page, ADDRESS)).kind, "found", "the open page goes on");
  await loadUntil(page, server, /, anew$/);
  // And back again: the older release is a release like any other.
  server.to.change = (_, bytes) => bytes;
  await update(page);
  await loadUntil(page, server, /(?<!, anew)$/);
  assert.ok((await release(page)).includes(first));
});

real("a release with a wrong byte, a missing file or a broken service worker is not taken: the one before it goes on, offline too", async () => {
  const server = await changing();
  const { page, context } = await visit(server);
  await reload(page, server);
  const before = await release(page);
  for (const change of [
    nextRelease({ whole: false }),
    (path, bytes) => (path === "/index.html" ? undefined : nextRelease()(path, bytes)),
    (path, bytes) => (path === "/sw.js" ? Buffer.from("not a script at all {") : bytes),
    (path, bytes) => (path === "/sw.js" ? undefined : bytes),
  ]) {
    server.to.change = change;
    await update(page);
    await page.waitForTimeout(200);
    assert.deepEqual(await release(page), before);
  }
  await context.setOffline(true);
  await reload(page, server);
  assert.equal((await ask(page, ADDRESS)).kind, "found");
});

real("the kill switch: sw-off.js in place of sw.js leaves no service worker and no cache after one load", async () => {
  const server = await changing();
  const { page, context } = await visit(server);
  const off = readFileSync(join(www, "dist/sw-off.js"));
  server.to.change = (path, bytes) => (path === "/sw.js" ? off : bytes);
  await page.goto("about:blank");
  await page.goto(server.base);
  await box(page).waitFor();
  await update(page);
  await until(async () => (await caches(page)).filter((name) => /release/.test(name)).length === 0);
  await until(() => page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)));
  await reload(page, server);
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
  assert.equal((await ask(page, ADDRESS)).kind, "found", "the page works without");
});

real("news of the edition that does not come within two seconds, or is somebody's page to sign in: what was kept answers", async () => {
  const server = await changing();
  const { page } = await visit(server);
  await reload(page, server);
  assert.ok(await page.evaluate(() => navigator.serviceWorker.controller !== null));
  for (const [name, answerOf] of [
    ["slow", (response) => setTimeout(() => response.destroy(), 25_000).unref()],
    ["sign in", (response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sign in</title>")],
    ["elsewhere", (response) => response.writeHead(302, { location: "http://localhost:9/" }).end()],
    ["broken", (response) => response.writeHead(503).end()],
  ]) {
    server.to.instead = (request, response) => request.url.endsWith("/m/now.json") && (answerOf(response), true);
    const from = performance.now();
    await reload(page, server);
    assert.equal((await ask(page, ADDRESS)).kind, "found", name);
    assert.ok(performance.now() - from < 24_000, `${name}: before the slow one ends`);
  }
});

real("a forged list from the host itself is red, and does not take the place of what was kept", async () => {
  const server = await changing();
  const { page, context } = await visit(server);
  await reload(page, server);
  server.to.change = (path, bytes) => (path === "/edition/m/now.json" ? Buffer.from("{}") : bytes);
  await reload(page, server);
  assert.match(await page.locator("main").ariaSnapshot(), /could not check/);
  await context.setOffline(true);
  await reload(page, server);
  assert.equal((await ask(page, ADDRESS)).kind, "found");
});

real("a forged file of the county is not kept: with the right one back, the answer is", async () => {
  const server = await changing();
  const flip = (bytes) => Buffer.from(bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 1 : byte)));
  const { page, context } = await come(server);
  await page.waitForFunction(() => document.querySelector("pollstead-lookup").later);
  await kept(page);
  await reload(page, server);
  server.to.change = (path, bytes) => (/\.streets-0$/.test(path) ? flip(bytes) : bytes);
  await box(page).fill(ADDRESS);
  await box(page).press("Enter", { timeout: 2000 }).catch(() => undefined);
  assert.equal((await answer(page)).kind, "unavailable");
  server.to.change = (_, bytes) => bytes;
  await context.clearCookies();
  const entries = await page.evaluate(async () => {
    const all = [];
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) all.push(url);
    return all;
  });
  assert.deepEqual(entries.filter((url) => /streets-0/.test(url)), []);
});

real("non-interference under the service worker: the server sees the same for every address of one county, and nothing of it", async () => {
  const server = await changing();
  const logs = [];
  for (const text of [ADDRESS, OTHER, "113 Elmm Street, Pretend Springs, MS 39991", "7 Zzyzx Xing, Pretend Springs, MS 39991"]) {
    const { page, context } = await come(server);
    await page.waitForFunction(() => document.querySelector("pollstead-lookup").later);
    await kept(page);
    await reload(page, server);
    assert.ok(await page.evaluate(() => navigator.serviceWorker.controller !== null), "under the service worker");
    await page.waitForFunction(() => document.querySelector("pollstead-lookup").later);
    await quiet(server);
    server.log.length = 0;
    await box(page).pressSequentially(text);
    await box(page).press("Escape");
    await box(page).press("Enter");
    await answer(page);
    await quiet(server);
    // The browser looks for a new service worker when it likes.
    logs.push(server.log.splice(0).filter((line) => !line.endsWith("/sw.js")));
    await context.close();
  }
  assert.ok(logs[0].length >= 2, logs[0].join(" "));
  for (const log of logs.slice(1)) assert.deepEqual(log, logs[0]);
  for (const line of logs.flat()) assert.match(line, /^GET [\w./-]+$/);
  assert.doesNotMatch(logs.flat().join(" "), /elm|zzyzx|pretend/i);
  const code = readFileSync(join(www, "dist/sw.js"), "utf8");
  assert.doesNotMatch(code, /console|postMessage|sendBeacon|XMLHttpRequest|WebSocket|indexedDB/, "it has no words for telling anybody");
});

real("in a frame nothing is kept, and no service worker is asked for", async () => {
  const server = await changing();
  const { page, context } = await come(server, "embed/");
  assert.equal((await ask(page, ADDRESS)).kind, "found");
  await page.waitForTimeout(300);
  assert.deepEqual(await caches(page), []);
  assert.deepEqual(server.log.filter((line) => /sw\.js/.test(line)), []);
});

real("the poll manager's folder is left to its own service worker", async () => {
  const server = await changing();
  const { page, context } = await visit(server);
  await page.goto(`${server.base}manager/`);
  await until(() => page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length === 2)));
  const scopes = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));
  assert.deepEqual(scopes.map((one) => one.slice(server.base.length)).sort(), ["", "manager/"]);
  await until(() => page.evaluate(() => /manager\/sw\.js$/.test(navigator.serviceWorker.controller?.scriptURL ?? "")));
  const of = await page.evaluate(async () => {
    const all = [];
    for (const name of await caches.keys()) if (/voter/.test(name)) for (const { url } of await (await caches.open(name)).keys()) all.push(url);
    return all;
  });
  assert.deepEqual(of.filter((url) => url.includes("/manager/")), []);
});
