// The log on a tablet (with the made-up core in the worker, which writes the same lines as the real one): by keyboard, killed
// in the middle of writing, closed, handed over and taken off. Node's own SHA-256 and Ed25519 read what Chromium wrote.

import assert from "node:assert/strict";
import { createHash, createPublicKey, verify } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { chromium } from "playwright-core";
import { ARGS, open, start } from "./tools/browser.mjs";
import { killBrowser } from "./tools/kill.mjs";
import { serve } from "./tools/server.mjs";

let browser, server, page, context, complaints;
before(async () => {
  server = await serve("dist-gallery");
  browser = await start();
});
after(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  ({ page, context, complaints } = await open(browser, "phone", { acceptDownloads: true }));
});
afterEach(async () => {
  await context.close();
});

const tap = (name) => page.getByRole("button", { name, exact: typeof name === "string" }).click();
const OFFICE = `age1${"q".repeat(58)}`;

/** The morning of the made-up election. */
const MORNING = new Date("2026-11-03T15:00:00Z");

async function settle(on = page) {
  await on.clock.setFixedTime(MORNING);
  await on.goto(`${server.base}manager/`);
  await on.getByRole("button", { name: "I am the bailiff" }).click();
  await on.getByLabel("County").selectOption("28901");
  await on.getByRole("button", { name: /Made-up Ridge Volunteer Fire Station/ }).click();
  await on.getByRole("button", { name: "Log", exact: true }).click();
  await on.getByText("Nothing is in the log yet.").waitFor();
}

/** At the log again, whoever and wherever the tablet still knows: a killed browser has not always written that down yet. */
async function arrive(on) {
  await on.clock.setFixedTime(MORNING);
  await on.goto(`${server.base}manager/#log`);
  const [who, where, parts] = [on.getByRole("button", { name: "I am the bailiff" }), on.getByLabel("County"), on.getByRole("navigation", { name: "Parts of this page" })];
  await who.or(where).or(parts).first().waitFor();
  if (await who.isVisible()) await who.click();
  await where.or(parts).first().waitFor();
  if (await where.isVisible()) {
    await where.selectOption("28901");
    await on.getByRole("button", { name: /Made-up Ridge Volunteer Fire Station/ }).click();
  }
}

async function note(text) {
  await tap("Note");
  await page.getByLabel("Note", { exact: true }).fill(text);
  await tap("Keep in the log");
  await page.getByText(text, { exact: false }).last().waitFor();
}

/** What is wrong with a log, read by Node alone; undefined where nothing is. */
export function wrong(lines) {
  let prev = "0".repeat(64);
  const first = JSON.parse(lines[0]);
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(first.what.device, "hex")]);
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  for (const [i, text] of lines.entries()) {
    const line = JSON.parse(text);
    if (line.seq !== i || line.prev !== prev) return `entry ${i} does not follow`;
    if (createHash("sha256").update(text.slice(0, -75)).digest("hex") !== line.hash) return `entry ${i} has another hash`;
    if (line.what.kind === "checkpoint") {
      const message = `pollstead log checkpoint 1\n${first.hash}\n${i - 1}\n${prev}\n${line.at}\n${line.what.why}\n`;
      if (!verify(null, Buffer.from(message), key, Buffer.from(line.what.sig, "hex"))) return `entry ${i} has another signature`;
    }
    prev = line.hash;
  }
  return undefined;
}

test("by keyboard: an incident is refused without its topic, then kept; the draft and the log outlive the page", async () => {
  await settle();
  const incident = page.getByRole("button", { name: "Incident" });
  await incident.focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("What happened").focus();
  await page.keyboard.type("The scanner jammed\nat noon");
  await page.reload();
  assert.equal(await page.getByLabel("What happened").inputValue(), "The scanner jammed\nat noon");
  await page.getByRole("button", { name: "Keep in the log" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Choose what it is about.").waitFor();
  // The focus is where something lacks.
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Keep in the log" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Line of voters. The scanner jammed at noon").waitFor();
  await page.getByText("Kept as entry 1.").waitFor({ state: "attached" });
  await page.reload();
  await page.getByText("Line of voters. The scanner jammed at noon").waitFor();
  assert.deepEqual(complaints, []);
});

test("the day is closed, sealed, receipted, and only then taken off; nothing else removes it", async () => {
  await settle();
  await note("Polls opened");
  assert.equal(await page.getByRole("button", { name: "Take it off" }).count(), 0);
  await tap("Close the log now");
  await page.getByText("Last entry 2. Head:").waitFor();
  const head = await page.locator(".head-symbols").innerText();
  await page.getByLabel("The office’s public key").fill("age1 mine");
  await tap("Save the sealed log");
  await page.getByText("This is no public key.").waitFor();
  await page.getByLabel("The office’s public key").fill(OFFICE);
  const [file] = await Promise.all([page.waitForEvent("download"), tap("Save the sealed log")]);
  assert.equal(file.suggestedFilename(), "log-28901-p001-2026-11-03.age");
  // The made-up core seals nothing, so what is in the file can be read here.
  const [mark, ...rest] = readFileSync(await file.path(), "utf8").trimEnd().split("\n");
  assert.equal(mark, "made-up seal");
  const { receipt: secret } = JSON.parse(rest.pop());
  assert.equal(wrong(rest), undefined);
  assert.match(wrong(rest.with(1, rest[1].replace("opened", "closed"))), /entry 1/);
  assert.equal(JSON.parse(rest.at(-1)).what.why, "close");
  await page.getByLabel("Receipt").fill(head);
  await tap("Check");
  await page.getByText("This is not the receipt of the log").waitFor();
  assert.equal(await page.getByRole("button", { name: "Take it off" }).count(), 0);
  const last = JSON.parse(rest.at(-1)).hash;
  const bits = BigInt(`0x${createHash("sha256").update(`pollstead log receipt 1\n${secret}\n${last}\n`).digest("hex").slice(0, 15)}`);
  const receipt = Array.from({ length: 12 }, (_, i) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[Number((bits >> BigInt(55 - 5 * i)) & 31n)]).join("");
  // The secret outlives the page.
  await page.reload();
  await page.getByLabel("Receipt").fill(receipt.toLowerCase());
  await tap("Check");
  await page.getByText("The clerk’s office has the whole log.").first().waitFor();
  // Another entry, and the receipt is of another log.
  await note("Written after closing");
  await page.getByText("Something was added after closing. Close it again.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Take it off" }).count(), 0);
  const [again] = await Promise.all([page.waitForEvent("download"), tap("Save the sealed log")]);
  const more = readFileSync(await again.path(), "utf8").trimEnd().split("\n").slice(1);
  const { receipt: other } = JSON.parse(more.pop());
  assert.notEqual(other, secret);
  assert.equal(wrong(more), undefined);
  await page.evaluate(async () => {
    const log = document.querySelector("pollstead-manager").shadowRoot.querySelector("pollstead-log");
    await log.book.receive(await log.session.logReceipt(log.book.text().split("\n").at(-2), log.book.state.secret));
  });
  await tap("Take it off");
  await tap("Yes, take it off");
  await page.getByText("The log is off this tablet.").first().waitFor();
  await page.reload();
  await page.getByText("Nothing is in the log yet.").waitFor();
  assert.deepEqual(complaints, []);
});

test("two windows write one log: no entry is lost, and both see one chain", async () => {
  await settle();
  await note("Of the first window");
  const other = await context.newPage();
  await other.clock.setFixedTime(MORNING);
  await other.goto(`${server.base}manager/#log`);
  await other.getByText("Of the first window").waitFor();
  await note("Again of the first");
  await other.getByRole("button", { name: "Note", exact: true }).click();
  await other.getByLabel("Note", { exact: true }).fill("Of the second window");
  await other.getByRole("button", { name: "Keep in the log" }).click();
  await other.getByText("Of the second window").waitFor();
  await other.getByText("Again of the first").waitFor();
  const lines = await other.evaluate(() => document.querySelector("pollstead-manager").shadowRoot.querySelector("pollstead-log").book.text().trimEnd().split("\n"));
  assert.equal(lines.length, 4);
  assert.equal(wrong(lines), undefined);
});

test("the key cannot be taken out of the browser", async () => {
  await settle();
  await note("Polls opened");
  const got = await page.evaluate(async () => {
    const db = await new Promise((resolve, reject) => {
      const asked = indexedDB.open("pollstead-log");
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const key = await new Promise((resolve) => {
      const asked = db.transaction("keys").objectStore("keys").get("device");
      asked.onsuccess = () => resolve(asked.result);
    });
    const taken = await crypto.subtle.exportKey("pkcs8", key.signing).then(() => "taken", (error) => error.name);
    return { extractable: key.signing.extractable, taken };
  });
  assert.deepEqual(got, { extractable: false, taken: "InvalidAccessError" });
});

test("an entry that was changed on the tablet is told at the next opening, and nothing is taken away", async () => {
  await settle();
  for (const text of ["One", "Two", "Three"]) await note(`Made-up ${text}`);
  await page.evaluate(async () => {
    const db = await new Promise((resolve) => {
      const asked = indexedDB.open("pollstead-log");
      asked.onsuccess = () => resolve(asked.result);
    });
    const lines = db.transaction("lines", "readwrite").objectStore("lines");
    const key = ["28901:p001|demo-2026-11-03-general|", 2];
    const asked = lines.get(key);
    await new Promise((resolve) => (asked.onsuccess = () => (lines.put(asked.result.replace("Made-up Two", "Made-up Ten"), key).onsuccess = resolve)));
  });
  await page.reload();
  await page.getByText("Entry 2 on this tablet is not what was written.").waitFor();
  await page.getByText("Made-up Three").waitFor();
});

test("entries missing at the end are told at the next opening", async () => {
  await settle();
  for (const text of ["One", "Two", "Three"]) await note(`Made-up ${text}`);
  await page.evaluate(async () => {
    const db = await new Promise((resolve) => {
      const asked = indexedDB.open("pollstead-log");
      asked.onsuccess = () => resolve(asked.result);
    });
    const lines = db.transaction("lines", "readwrite").objectStore("lines");
    await new Promise((resolve) => (lines.delete(["28901:p001|demo-2026-11-03-general|", 3]).onsuccess = resolve));
  });
  await page.reload();
  await page.getByText("This tablet held fewer entries than it had written.").waitFor();
  await page.getByText("Made-up Two").waitFor();
});

test("killed while entries are written: at most the one being written is lost, and the chain holds", async () => {
  const rounds = Number(process.env.POLLSTEAD_LOG_KILLS ?? 3);
  const folder = mkdtempSync(join(tmpdir(), "pollstead-log-"));
  const launch = () => chromium.launchPersistentContext(folder, { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
  let acknowledged = 0;
  try {
    for (let round = 0; round < rounds; round++) {
      const lasting = await launch();
      const [tab] = lasting.pages();
      await arrive(tab);
      const book = () => document.querySelector("pollstead-manager").shadowRoot.querySelector("pollstead-log")?.book;
      await tab.waitForFunction(book);
      const lines = await tab.evaluate(() => document.querySelector("pollstead-manager").shadowRoot.querySelector("pollstead-log").book.text().trimEnd().split("\n").filter(Boolean));
      if (round > 0) {
        assert.equal(wrong(lines), undefined, `round ${round}`);
        assert.ok(lines.length >= acknowledged, `round ${round}: found ${lines.length} entries, acknowledged ${acknowledged}`);
      }
      acknowledged = Math.max(acknowledged, lines.length);
      await tab.exposeFunction("kept", (entries) => void (acknowledged = Math.max(acknowledged, entries)));
      // Writes without end; the browser is killed somewhere in it.
      tab
        .evaluate(async () => {
          const { book } = document.querySelector("pollstead-manager").shadowRoot.querySelector("pollstead-log");
          for (let i = 0; ; i++) {
            await book.add("bailiff", { kind: "note", text: `Made-up note ${i}` });
            void window.kept(book.lines.length);
          }
        })
        .catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300 + 400 * Math.random()));
      const closed = new Promise((resolve) => lasting.on("close", resolve));
      await killBrowser(folder);
      await closed;
    }
    assert.ok(acknowledged > rounds, `wrote ${acknowledged} entries`);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 200 });
  }
});
