// The card's ends and tools, with the made-up core: moved voters, other elections, the day after, links, share, calendar, QR.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { open, start } from "./tools/browser.mjs";
import { serve } from "./tools/server.mjs";

const BEFORE = new Date("2026-10-20T15:00:00Z");
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
  ({ page, context, complaints } = await open(browser, "phone"));
  await page.clock.setFixedTime(BEFORE);
});
afterEach(async () => {
  await context.close();
});

const box = () => page.getByRole("combobox", { name: "Address where you are registered" });
const title = () => page.getByRole("heading", { level: 1 });
async function card(text = "245 Ivy Ave, Springs") {
  await page.goto(server.base);
  await page.getByText("Made-up places").waitFor();
  await box().fill(text);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await title().getByText("Made-up Ridge Volunteer Fire Station").waitFor();
}

test("the card's first screen on a phone: place, room, address, directions, day and hours, photo ID", async () => {
  await card();
  for (const words of ["Made-up Ridge Volunteer Fire Station", "Go to: Truck bay, Door 2", "101 Nowhere Rd", "Directions", "Tuesday, November 3, 2026, 7 a.m.–7 p.m.", "In line at 7 p.m.? You vote.", "Bring a photo ID"]) {
    const { y, height } = await page.getByText(words).first().boundingBox();
    assert.ok(y >= 0 && y + height <= 844, `${words} is at ${y}`);
  }
});

test("moved: three ends, each with a next step, none of which turns a voter away", async () => {
  await card();
  await page.getByText("Moved?", { exact: true }).click();
  const ends = page.locator("dl.ends dd");
  await ends.first().waitFor();
  const words = await ends.allInnerTexts();
  assert.equal(words.length, 3);
  assert.match(words[0], /Look up your new address\. Vote at that place\./);
  // § 23-15-13: within 30 days, at the new precinct, by affidavit ballot.
  assert.match(words[1], /Moved in the last 30 days before the election\? You may vote at the place for your new address, by affidavit ballot\./);
  for (const end of words.slice(1)) assert.match(end, /Call the circuit clerk[^]*affidavit ballot/);
  for (const end of words) assert.doesNotMatch(end, /can ?not vote|can’t vote|must not|may not/);
  await page.getByRole("button", { name: "Look up my new address" }).click();
  assert.equal(await box().inputValue(), "");
  assert.deepEqual(complaints, []);
});

test("an election is over at midnight, not while voters stand in line; then the card says how to show an ID", async () => {
  await page.clock.setFixedTime(new Date("2026-11-04T03:00:00Z"));
  await card();
  await page.getByText("In line at 7 p.m.? You vote.").waitFor();
  await page.clock.setFixedTime(new Date("2026-11-04T13:00:00Z"));
  await card();
  await title().getByText("This election is over.").waitFor();
  await page.getByText("Show your ID at the circuit clerk’s office. You have five business days after election day.").waitFor();
  assert.equal(await page.getByText("Bring a photo ID").count(), 0);
  const tracker = await page.getByRole("link", { name: /My Election Day/ }).getAttribute("href");
  assert.equal(new URL(tracker).host, "myelectionday.sos.state.ms.us");
});

test("another election of the edition is asked for the same address", async () => {
  await card();
  await page.getByRole("button", { name: /City of Example Springs election/ }).click();
  await page.getByText("City elections may be somewhere else").waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("pollstead-lookup").screen.question.election), "demo-2027-06-08-city");
});

test("the link and its QR code name county and precinct, nothing typed; opened, the link is the card", async () => {
  await card("7 Ivy Ave, Springs");
  await page.getByText("QR code for this place").click();
  const code = page.getByRole("img", { name: /QR code that opens/ });
  await code.waitFor();
  const link = (await code.getAttribute("aria-label")).replace("QR code that opens ", "");
  assert.equal(link, `${server.base}#place=28901/11`);
  assert.ok((await code.locator("path").getAttribute("d")).length > 1000);
  const from = server.log.length;
  const friend = await open(browser, "phone");
  await friend.page.clock.setFixedTime(BEFORE);
  await friend.page.goto(link);
  await friend.page.getByText("if you are registered in this precinct").waitFor();
  assert.ok(!server.log.slice(from).some((line) => /place=|28901/.test(line)), "the host is not told which place");
  await friend.page.getByRole("button", { name: "Another address" }).click();
  assert.equal(await friend.page.evaluate(() => location.hash), "", "the next voter does not get it");
  await friend.context.close();
  assert.deepEqual(complaints, []);
});

test("a link that is none of ours is left alone", async () => {
  for (const hash of ["#place=", "#place=1/2", "#place=28901/%E0%A4%A", "#top"]) {
    await page.goto("about:blank");
    await page.goto(server.base + hash);
    await page.getByText("Made-up places").waitFor();
    await box().waitFor();
  }
  assert.deepEqual(complaints, []);
});

test("sharing gives the place and the link; without the system's sheet they are copied", async () => {
  await page.addInitScript(() => {
    window.shared = [];
    navigator.share = async (what) => void window.shared.push(what);
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void window.shared.push(text) } });
  });
  await card("7 Ivy Ave, Springs");
  await page.getByRole("button", { name: "Share this place" }).click();
  await page.evaluate(() => (navigator.share = undefined));
  await page.getByRole("button", { name: "Share this place" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const [sheet, copy] = await page.evaluate(() => window.shared);
  assert.equal(sheet.url, `${server.base}#place=28901/11`);
  assert.match(sheet.text, /^Made-up Ridge Volunteer Fire Station, 101 Nowhere Rd.* to 7\sp\.m\. Bring a photo ID\.$/);
  assert.equal(copy, `${sheet.text} ${sheet.url}`);
  assert.doesNotMatch(copy, /7 Ivy/);
});

test("the calendar file holds the day, the hours and the place, and nothing typed", async () => {
  await card("7 Ivy Ave, Springs");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Add to calendar" }).click();
  const file = readFileSync(await (await download).path(), "utf8");
  const lines = file.replace(/\r\n /g, "").split("\r\n");
  for (const line of ["BEGIN:VEVENT", "DTSTART:20261103T130000Z", "DTEND:20261104T010000Z", "SUMMARY:Vote: Made-up Ridge Volunteer Fire Station"])
    assert.ok(lines.includes(line), `${line} in ${file}`);
  assert.ok(lines.some((line) => line === "LOCATION:Made-up Ridge Volunteer Fire Station\\, Truck bay\\, Door 2\\, 101 Nowhere Rd\\, Example Springs\\, MS 39999"));
  for (const line of file.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.doesNotMatch(file, /Ivy/);
});

test("“Read to me” speaks only with a voice of the device", async () => {
  await page.addInitScript(() => {
    window.spoken = [];
    window.voices = [{ lang: "en-US", localService: false, name: "far" }];
    const synthesis = { getVoices: () => window.voices, speaking: false, cancel: () => undefined, speak: (one) => window.spoken.push(one.text) };
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    window.SpeechSynthesisUtterance = class {
      constructor(text) {
        this.text = text;
      }
    };
  });
  await card();
  assert.equal(await page.getByRole("button", { name: "Read to me" }).count(), 0);
  await page.evaluate(() => (window.voices = [{ lang: "en-US", localService: true, name: "near" }]));
  await page.evaluate(() => document.querySelector("pollstead-lookup").requestUpdate());
  await page.getByRole("button", { name: "Read to me" }).click();
  const [spoken] = await page.evaluate(() => window.spoken);
  assert.match(spoken, /^Your polling place is Made-up Ridge Volunteer Fire Station\. Truck bay, Door 2\. /);
});

test("the rest of the code is there once the page is quiet, also without a network; where it never came, the page says so", async () => {
  await page.goto(server.base);
  await page.waitForFunction(() => document.querySelector("pollstead-lookup").later);
  await context.setOffline(true);
  await page.getByRole("button", { name: /See the list/ }).click();
  await page.getByLabel("Which county are you registered in?").waitFor();

  const bare = await open(browser, "phone");
  await bare.page.clock.setFixedTime(BEFORE);
  await bare.page.route("**/assets/later-*.js", (route) => route.abort());
  await bare.page.goto(server.base);
  await bare.page.getByText("Made-up places").waitFor();
  const typed = bare.page.getByRole("combobox", { name: "Address" });
  await typed.fill("nothing like it, springs");
  await bare.page.keyboard.press("Enter");
  await bare.page.getByText("We could not get the information").waitFor();
  assert.ok(await bare.page.getByRole("link", { name: /1-800-829-6786/ }).first().isVisible());
  await bare.page.getByRole("button", { name: "Back" }).click();
  await typed.fill("245 Ivy Ave, Springs");
  await bare.page.keyboard.press("Escape");
  await bare.page.keyboard.press("Enter");
  await bare.page.getByText("Bring a photo ID").waitFor();
  await bare.context.close();
});

test("on paper: the place, the day and the open folds; no buttons", async () => {
  await card();
  await page.getByText("Getting in", { exact: true }).click();
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.getByText("Made-up Ridge Volunteer Fire Station").first().isVisible());
  assert.ok(await page.getByText("Accessible parking").isVisible());
  for (const gone of ["Directions", "Print", "Another address", "Why this answer?", "Precinct and ballot"])
    assert.equal(await page.getByText(gone, { exact: true }).first().isVisible(), false, gone);
});
