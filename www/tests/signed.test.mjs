// The page over a signed edition, by a root that it was built with: genuine, changed by a byte, older than seen, its time over, from a mirror.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { open, start } from "./tools/browser.mjs";
import { ask } from "./tools/real.mjs";
import { serve, www } from "./tools/server.mjs";

const pages = join(www, "dist-signed");
const lack = existsSync(join(pages, "edition/m/timestamp.json")) ? undefined : "no www/dist-signed: `make test` builds it with a signed demo";
if (lack) console.error(`SKIPPED: tests of a signed edition: ${lack}`);
const signed = (name, run) => test(name, { skip: lack }, run);

const ELM = "109 Elm St, Pretend Springs";
const CARD = "Made-Up Pretend Springs 1 Fellowship Hall";

let browser, genuine, when;
before(async () => {
  if (lack) return;
  browser = await start();
  genuine = readFileSync(join(pages, "edition/m/now.json"));
  // The clock of every test, from when the edition was signed.
  when = Date.parse(JSON.parse(genuine).timestamp.signed["x-signed-at"]);
});
after(() => browser?.close());

/** A page in a context of its own, `hours` after the edition was signed. */
async function visit(server, { hours = 1, context: kept } = {}) {
  const { page, context, complaints } = kept ? { page: await kept.newPage(), context: kept, complaints: [] } : await open(browser, "phone");
  await page.clock.setFixedTime(new Date(when + hours * 3_600_000));
  await page.goto(server.base);
  return { page, context, complaints };
}

/** The screen that says whom to call; the number also stands in the folded foot. */
const toCall = (page) => page.getByText("1-800-829-6786").filter({ visible: true }).first().waitFor();

const text = (page) => page.evaluate(() => document.querySelector("pollstead-lookup").shadowRoot.textContent);

signed("a genuine edition says when it was published, and nothing of a demo that nobody signed", async () => {
  const server = await serve("dist-signed");
  const { page, context, complaints } = await visit(server);
  assert.equal((await ask(page, ELM)).kind, "found");
  await page.getByText(CARD).first().waitFor();
  assert.match(await text(page), /Published /);
  assert.doesNotMatch(await text(page), /Not signed/);
  const line = await page.evaluate((base) => localStorage.getItem(`pollstead-seen ${base}edition/`), server.base);
  assert.match(line, /^timestamp-keys=[0-9a-f]{64} snapshot-keys=[0-9a-f]{64} timestamp=\d+ snapshot=\d+( [a-z]+\.json=\d+)+$/, "versions, and nothing of what was asked");
  assert.deepEqual(complaints, []);
  await context.close();
  server.close();
});

signed("any role's signature gone, or a byte changed in any file of the answer: whom to call, and no place", async () => {
  const bundle = JSON.parse(genuine);
  const change = {
    "root of others": () => Buffer.from(JSON.stringify({ ...bundle, root: { ...bundle.root, signed: { ...bundle.root.signed, version: 2 } } })),
    "timestamp unsigned": () => Buffer.from(JSON.stringify({ ...bundle, timestamp: { ...bundle.timestamp, signatures: [] } })),
    "a place's hash": () => Buffer.from(genuine.toString().replace(/("places\/28901\.index":\{"hashes":\{"sha256":")(.)/, (_, head, digit) => head + (digit === "0" ? "1" : "0"))),
    "unsigned list": () => Buffer.from(JSON.stringify({ targets: { signatures: [], signed: { _type: "targets", spec_version: "1.0.34", targets: bundle.places.signed.targets } } })),
  };
  for (const [name, make] of Object.entries(change)) {
    const bad = make();
    assert.notDeepEqual(bad, genuine, name);
    const server = await serve("dist-signed", { change: (path, bytes) => (path.endsWith("m/now.json") ? bad : bytes) });
    const { page, context } = await visit(server);
    await toCall(page);
    assert.doesNotMatch(await text(page), /Made-Up/, name);
    await context.close();
    server.close();
  }
  for (const target of ["index", "elections", "gazetteer"]) {
    let hit = 0;
    const spoil = (path, bytes) => {
      if (!path.includes("/t/") || !path.endsWith(`.${target}`)) return bytes;
      hit += 1;
      const bad = Buffer.from(bytes);
      bad[bad.length >> 1] ^= 1;
      return bad;
    };
    const server = await serve("dist-signed", { change: spoil });
    const { page, context } = await visit(server);
    if (target === "index") await ask(page, ELM).catch(() => undefined);
    await toCall(page);
    assert.ok(hit > 0, `${target} was used`);
    assert.doesNotMatch(await text(page), /Made-Up [A-Z]/, target);
    await context.close();
    server.close();
  }
});

signed("“Is my ID good?” finds its rules where a signed edition lists them", async () => {
  const server = await serve("dist-signed");
  const { page, context, complaints } = await open(browser, "phone");
  await page.goto(`${server.base}id/`);
  await page.getByRole("heading", { level: 1 }).filter({ visible: true }).first().waitFor();
  await page.getByRole("button").filter({ visible: true }).first().waitFor();
  assert.ok(server.log.some((line) => /\/t\/rules\/[0-9a-f]{64}\.id$/.test(line)), "the rules were fetched");
  assert.deepEqual(complaints, []);
  await context.close();
  server.close();
});

signed("the poll manager's page opens the same edition, keeps what it saw, and takes no other", async () => {
  const bundle = JSON.parse(genuine);
  const bad = Buffer.from(JSON.stringify({ ...bundle, snapshot: { ...bundle.snapshot, signatures: [] } }));
  let forged = false;
  const server = await serve("dist-signed", { change: (path, bytes) => (forged && path.endsWith("m/now.json") ? bad : bytes) });
  const { page, context } = await open(browser, "phone", { serviceWorkers: "block" });
  await page.clock.setFixedTime(new Date(when + 3_600_000));
  const arrive = async () => {
    await page.goto(`${server.base}manager/`);
    await page.getByRole("button", { name: /I am the bailiff/ }).click();
  };
  await arrive();
  await page.getByLabel("County").selectOption({ index: 1 });
  await page.getByLabel("Search places").waitFor();
  const line = await page.evaluate((base) => localStorage.getItem(`pollstead-seen ${base}edition/`), server.base);
  assert.match(line, / timestamp=\d+ snapshot=\d+/);
  forged = true;
  await page.evaluate(() => indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => indexedDB.deleteDatabase(name)))));
  await page.goto(`${server.base}manager/`);
  await page.getByText("1-800-829-6786").filter({ visible: true }).first().waitFor();
  assert.equal(await page.getByText(/Made-Up [A-Z]/).filter({ visible: true }).count(), 0);
  await context.close();
  server.close();
});

/** What a host may do to the list: a signature gone, a hash of another file, somebody else's keys. */
const FORGED = {
  "timestamp unsigned": (bundle) => ({ ...bundle, timestamp: { ...bundle.timestamp, signatures: [] } }),
  "places changed": (bundle) => JSON.parse(JSON.stringify(bundle).replace(/("places\/28901\.index":\{"hashes":\{"sha256":")(.)/, (_, head, digit) => head + (digit === "0" ? "1" : "0"))),
  "targets by the timestamp's key": (bundle) => ({ ...bundle, targets: { ...bundle.targets, signatures: bundle.timestamp.signatures } }),
};
/** All words of the page, in every shadow root. */
const words = (page) =>
  page.evaluate(() => {
    const of = (node) => [...node.childNodes].map((one) => (one.nodeType === Node.TEXT_NODE ? one.data : of(one.shadowRoot ?? one))).join(" ");
    return of(document.body);
  });

/** Any code whose check symbols are right: nobody's. */
const CODE = "P2DV-0C5T-PD66-0SAB-1TDM";
const type = async (page) => {
  await page.getByRole("combobox", { name: /[Aa]ddress/ }).fill(ELM);
  await page.getByRole("combobox", { name: /[Aa]ddress/ }).press("Enter");
};
const typeCode = async (page) => {
  await page.locator("input.code").fill(CODE);
  await page.locator("input.code").press("Enter");
};

// The card page asks nothing before a code is typed, so it is typed in both cases.
for (const [name, path, asks, genuinely, forged] of [
  ["the desk", "desk/", type, new RegExp(CARD), /We could not check that the information is genuine\. Give no place/],
  ["the frame", "embed/", type, new RegExp(CARD), /could not check/],
  ["the card page", "v/", typeCode, /Card codes are not on this site yet/, /We could not check this list/],
])
  signed(`${name} opens the signed edition, and where that is forged says whom to call and names no place`, async () => {
    let bad;
    const server = await serve("dist-signed", { change: (file, bytes) => (bad && file.endsWith("m/now.json") ? bad : bytes) });
    const { page, context, complaints } = await open(browser, "desktop", { serviceWorkers: "block" });
    await page.clock.setFixedTime(new Date(when + 3_600_000));
    await page.goto(server.base + path);
    if (path !== "v/") await page.getByText("Made-up places").first().waitFor();
    await asks(page);
    await page.getByText(genuinely).filter({ visible: true }).first().waitFor();
    assert.deepEqual(complaints, []);
    for (const [how, forge] of Object.entries(FORGED)) {
      bad = Buffer.from(JSON.stringify(forge(JSON.parse(genuine))));
      assert.notDeepEqual(bad, genuine, how);
      await page.goto("about:blank");
      await page.goto(server.base + path);
      if (path === "v/") await asks(page);
      await page.getByText(forged).filter({ visible: true }).first().waitFor();
      await toCall(page);
      assert.doesNotMatch(await words(page), /Made-Up [A-Z]/, `${how}: no place`);
    }
    await context.close();
    server.close();
  });

signed("an older edition than the one before is refused, until storage is emptied", async () => {
  const server = await serve("dist-signed");
  const { page, context } = await visit(server);
  assert.equal((await ask(page, ELM)).kind, "found");
  const key = `pollstead-seen ${server.base}edition/`;
  await page.evaluate((name) => localStorage.setItem(name, localStorage.getItem(name).replace(/ timestamp=\d+ /, " timestamp=1000 ")), key);
  const again = await visit(server, { context });
  await toCall(again.page);
  assert.doesNotMatch(await text(again.page), /Made-Up [A-Z]/);
  await again.page.evaluate((name) => localStorage.removeItem(name), key);
  await again.page.reload();
  assert.equal((await ask(again.page, ELM)).kind, "found");
  await context.close();
  server.close();
});

signed("age: amber, then red with the last known place, then no place", async () => {
  const server = await serve("dist-signed");
  const until = JSON.parse(genuine).timestamp.signed.expires;
  const over = (Date.parse(until) - when) / 3_600_000;
  for (const [hours, kind, says] of [
    [over + 1, "found", /May be out of date: last published/],
    [over + 73, "found", /Out of date: last published/],
    [over + 24 * 7 + 1, "unavailable", /./],
  ]) {
    const { page, context } = await visit(server, { hours });
    if (kind === "found") {
      assert.equal((await ask(page, ELM)).kind, "found");
      await page.getByText(CARD).first().waitFor();
    } else await toCall(page);
    assert.match(await text(page), says);
    if (kind !== "found") assert.doesNotMatch(await text(page), /Made-Up [A-Z]/);
    await context.close();
  }
  server.close();
});

signed("where the page's own host has a bad file, or says nothing, a mirror answers", async () => {
  // The mirror that the pages were built with; its name leads to this machine.
  const mirror = await serve("dist-signed", { under: "/some/where/", tls: true });
  const port = new URL(mirror.base).port;
  const hosts = `MAP *.example:443 127.0.0.1:${port}`;
  const asked = await start({ spki: mirror.spki, hosts });
  for (const [name, how] of [
    ["bad list", { change: (path, bytes) => (path.endsWith("m/now.json") ? Buffer.from("{}") : bytes) }],
    ["bad index", { change: (path, bytes) => (path.endsWith(".index") ? Buffer.concat([bytes, Buffer.from("x")]) : bytes) }],
    ["silence", { instead: (request) => request.url.includes("/t/places/") }],
  ]) {
    mirror.log.length = 0;
    const own = await serve("dist-signed", { tls: true, ...how });
    const context = await asked.newContext({ ignoreHTTPSErrors: true, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(when + 3_600_000));
    await page.goto(own.base);
    const began = performance.now();
    assert.equal((await ask(page, ELM)).kind, "found", name);
    assert.ok(performance.now() - began < 15_000, `${name}: ${Math.round(performance.now() - began)} ms`);
    assert.ok(mirror.log.some((line) => line.includes("/edition/")), `${name}: the mirror was asked`);
    await context.close();
    own.close();
  }
  await asked.close();
  mirror.close();
});
