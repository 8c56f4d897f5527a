// The card page over a made-up roll: the code leaves the address bar first, is never sent, and opens one record; mistakes are
// told before anything is fetched; what matches nothing looks alike whatever the reason.

import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { accessible, bringAxe } from "./tools/axe.mjs";
import { open, start } from "./tools/browser.mjs";
import { serve, www } from "./tools/server.mjs";

const build = join(www, "../build");
const sealed = process.env.POLLSTEAD_SEALED ?? join(build, "sealed");
const roll = process.env.POLLSTEAD_ROLL ?? join(build, "roll");
const skip = existsSync(join(sealed, "m/now.json")) ? false : "SKIPPED: no sealed roll at build/sealed; make test makes one";
if (skip) console.log(skip);

const rows = (file) => readFileSync(file, "utf8").replace(/^\ufeff/, "").trim().split(/\r?\n/).slice(1).map((line) => line.split(","));
let browser, server, page, context, complaints, cards, site;
before(async () => {
  if (skip) return;
  site = mkdtempSync(join(tmpdir(), "pollstead-card-"));
  cpSync(join(www, "dist"), site, { recursive: true });
  cpSync(sealed, join(site, "edition"), { recursive: true });
  const printed = new Map(rows(join(roll, "mailing/cards.csv")).map((cells) => [cells[0], cells]));
  cards = rows(join(roll, "roll.csv")).filter((row) => printed.has(row[0])).map((row) => ({
    precinct: `${row[9]}/${row[10]}`, status: row[12], code: printed.get(row[0])[7], link: printed.get(row[0])[8],
  }));
  server = await serve(site);
  browser = await start();
});
after(async () => {
  await browser?.close();
  server?.close();
  if (site) rmSync(site, { recursive: true, force: true });
});
beforeEach(async () => {
  if (skip) return;
  ({ page, context, complaints } = await open(browser, "phone"));
  server.log.length = 0;
});
afterEach(async () => {
  if (skip) return;
  assert.deepEqual(complaints, []);
  await context.close();
});

const fragment = (card) => card.link.slice(card.link.indexOf("#"));
const inPlace = (card) => card.precinct !== "28901/05";
const heading = (name) => page.getByRole("heading", { level: 1, name }).waitFor();

test("a scanned card opens its own record, and its code is in no request, address or store", { skip }, async () => {
  const card = cards.find((one) => one.status === "active" && inPlace(one));
  // What the address bar held when the first line after ours could have looked.
  await page.addInitScript(() => {
    window.seen = [];
    const { replaceState } = History.prototype;
    History.prototype.replaceState = function (...all) {
      window.seen.push(["before", customElements.get("pollstead-card-code") === undefined]);
      return replaceState.apply(this, all);
    };
  });
  await page.goto(`${server.base}v/${fragment(card)}`);
  await heading("Your voter record");
  assert.equal(page.url(), `${server.base}v/`);
  assert.deepEqual(await page.evaluate(() => window.seen), [["before", true]]);
  await page.getByText("Status: Active").waitFor();
  await page.getByText("Where you vote").waitFor();
  await page.getByText(/7\s?a\.m\. to 7\s?p\.m\. In line at 7\s?p\.m\., you vote\./).waitFor();
  const secret = card.code.replaceAll("-", "");
  for (const line of server.log) assert.ok(!line.toUpperCase().includes(secret.slice(0, 6)), line);
  // One bucket of 2,048 and no other.
  assert.equal(server.log.filter((line) => line.includes("/edition/b/")).length, 1);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.referrer, document.cookie]));
  assert.ok(!kept.includes(secret.slice(0, 6)));
  await page.getByRole("button", { name: "Done: clear this screen" }).click();
  await heading("Open your voter record");
  assert.equal(await page.getByLabel("Code on the card").inputValue(), "");
});

test("a typed code opens the record too, with spaces and small letters, by the keyboard alone", { skip }, async () => {
  const card = cards.find((one) => one.status === "inactive" && inPlace(one));
  await page.goto(`${server.base}v/`);
  await page.getByLabel("Code on the card").focus();
  await page.keyboard.type(card.code.toLowerCase().replaceAll("-", " "));
  await page.keyboard.press("Enter");
  await heading("Your voter record");
  await page.getByText("Status: Inactive").waitFor();
  await page.getByText("ask for an affidavit ballot").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement?.localName), "h1");
});

test("a mistyped code is told with its group, before anything of the roll is fetched", { skip }, async () => {
  const { code } = cards[0];
  await page.goto(`${server.base}v/`);
  const box = page.getByLabel("Code on the card");
  const wrong = (from, by) => code.slice(0, from) + by + code.slice(from + by.length);
  const swapped = code[0] === code[1] ? wrong(0, code[2] === "0" ? "1" : "0") : code[1] + code[0] + code.slice(2);
  for (const [typed, said] of [
    ["", "Type the code on your card first."],
    [wrong(5, "U"), "Look at group 2: the card has no “U” there."],
    [code.slice(0, 8) + code.slice(9), "Look at group 2: it should have four letters or numbers."],
    [code.slice(0, 14), "Some of the code is missing. Look at group 4."],
    [`${code}00`, "Look at group 5: it should have four letters or numbers."],
    [swapped, "Compare each group of four."],
  ]) {
    await box.fill(typed);
    await page.getByRole("button", { name: "Open my record" }).click();
    await page.getByRole("alert").getByText(said).waitFor();
    assert.equal(await box.getAttribute("aria-invalid"), "true");
  }
  assert.deepEqual(server.log.filter((line) => /lookup|\/b\//.test(line)), []);
});

test("a code that matches nothing: not a word about being registered, and whom to call", { skip }, async () => {
  await page.goto(`${server.base}v/#1.demo-1.00000000000000000000`);
  await heading("No record matches this code");
  await page.getByText("This does not mean you are not registered.").waitFor();
  await page.getByRole("link", { name: "Find your polling place by your address" }).waitFor();
  await page.getByRole("link", { name: "1-800-829-6786" }).waitFor();
  // A second card in the same tab: its code leaves the address bar too.
  await page.goto(`${server.base}v/#1.other-1.00000000000000000000`);
  await heading("Card codes are not on this site yet");
  assert.equal(page.url(), `${server.base}v/`);
  await page.goto(`${server.base}v/#place=28901/07`);
  await page.getByRole("alert").getByText("We could not read that link. Type the code on your card.").waitFor();
});

test("a bucket with one wrong byte shows nothing of anybody", { skip }, async () => {
  const card = cards.find(inPlace);
  await page.route("**/edition/b/**", async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    body[500] ^= 1;
    await route.fulfill({ response: answer, body });
  });
  await page.goto(`${server.base}v/${fragment(card)}`);
  await heading("We could not check this list");
  assert.equal(await page.getByText("Where you vote").count(), 0);
});

test("every screen passes axe, in both languages, dark and in forced colours", { skip }, async () => {
  const card = cards.find((one) => one.status === "hava_unverified" && inPlace(one)) ?? cards[0];
  const check = async (what) => {
    await bringAxe(page);
    await accessible(page, what);
  };
  const shots = process.env.SHOTS;
  const shot = async (name) => {
    if (!shots) return;
    for (const [size, width] of [["phone", 390], ["desktop", 1280]]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: join(shots, `card-${name}-${size}.png`), fullPage: true });
    }
  };
  for (const language of ["en", "es"]) {
    for (const media of [{}, { colorScheme: "dark" }, { forcedColors: "active" }]) {
      await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...media });
      const look = media.colorScheme ?? (media.forcedColors ? "forced" : "light");
      await page.goto("about:blank");
      await page.goto(`${server.base}v/`);
      if (language === "es") await page.getByRole("button", { name: "Español" }).or(page.getByText("Abra su registro de votante")).first().click();
      await page.locator("#code").fill("ABCD-EFGU");
      await page.locator("button.primary").click();
      await page.getByRole("alert").waitFor();
      await page.locator("summary").click();
      await check(`code ${language} ${look}`);
      await shot(`code-${language}-${look}`);
      await page.locator("#code").fill(card.code);
      await page.locator("button.primary").click();
      await page.getByRole("heading", { level: 1, name: /Your voter record|Su registro de votante/ }).waitFor();
      await check(`record ${language} ${look}`);
      await shot(`record-${language}-${look}`);
    }
  }
  if (shots) assert.ok(readdirSync(shots).length > 0);
});
