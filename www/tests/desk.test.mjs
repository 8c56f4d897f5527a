// The desk: one line to read aloud, by keyboard alone; the next caller finds nothing of the one before.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { open, start } from "./tools/browser.mjs";
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
  ({ page, context, complaints } = await open(browser, "desktop"));
  await page.clock.setFixedTime(new Date("2026-10-20T15:00:00Z"));
  await page.goto(`${server.base}desk/`);
  await page.getByText("Made-up places").waitFor();
  await page.waitForFunction(() => document.activeElement?.localName === "pollstead-desk");
});
afterEach(async () => {
  assert.deepEqual(complaints, []);
  await context.close();
});

const line = () => page.locator(".aloud p");
const says = (words) => line().getByText(words).waitFor();

test("as one types, the line says place, address, day, hours and ID", async () => {
  await page.keyboard.type("245 ivy, springs");
  await says("vote at Made-up Ridge Volunteer Fire Station, Truck bay, Door 2, 101 Nowhere Rd, Example Springs, MS 39999. Tuesday, November 3, 2026, 7 a.m. to 7 p.m. Bring a photo ID.");
  // What staff check it against.
  for (const words of ["28901/11/2", "Style 7", "streets-demo.csv, row 1,204", "0".repeat(64), "28901:p001"]) await page.getByText(words).first().waitFor();
  await page.getByRole("img", { name: /Map of precinct lines/ }).waitFor();
  await page.getByRole("row", { name: /Example Springs North/ }).waitFor();
});

test("arrow keys step through rows, each answered at once; Enter takes a row", async () => {
  await page.keyboard.type("choose, springs");
  await says("Which one is it: 245 N IVY AVE");
  // The line may be of the first letters already, with their rows.
  await page.getByRole("listbox").getByRole("option").first().filter({ hasText: "245 N IVY AVE" }).waitFor();
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.getByRole("listbox").getByRole("option", { selected: true }).innerText(), "245 N IVY AVE, EXAMPLE SPRINGS 39999");
  await says("vote at Made-up Ridge");
  await page.keyboard.press("ArrowUp");
  await says("Which one is it");
  await page.keyboard.press("Escape");
  await page.keyboard.type("9 Main St 39997");
  await says("Which county is on your car tag?");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await says("We can’t find that address. It does not mean the caller is not registered.");
});

test("conflict: both readings, the rows and the map; none is preferred", async () => {
  await page.keyboard.type("conflict, springs");
  await says("Don’t pick one");
  for (const [name, place] of [["The address list says", "28901:p001"], ["The map says", "28901:p002"]])
    await page.getByRole("listitem").filter({ hasText: name }).getByText(place).waitFor();
  await page.getByRole("img", { name: "Map of precinct lines near your spot. Precincts: Made-up Ridge, Example Springs North." }).waitFor();
  await page.getByText("places-demo.xlsx, row 12").waitFor();
  await page.getByText("Circuit clerk of Madeup County (601) 555-0142").waitFor();
});

test("close: each precinct it may be, with the map", async () => {
  await page.keyboard.type("close, springs");
  await says("It may be Made-up Ridge Volunteer Fire Station or a place that the list does not name.");
  assert.equal(await page.locator(".readings li").count(), 2);
  await page.getByRole("img", { name: /Precincts: Made-up Ridge, Invented Chapel/ }).waitFor();
});

test("no place is said where the information is not genuine", async () => {
  await page.keyboard.type("forged, springs");
  await says("Give no place.");
  assert.equal(await page.getByText("101 Nowhere Rd").count(), 0);
});

test("Esc: the next caller; nothing is kept on the screen or in the browser", async () => {
  await page.getByLabel("Which election?").selectOption({ index: 2 });
  await page.getByLabel("Caller’s address").focus();
  await page.keyboard.type("245 ivy, springs");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await says("Ready for the next caller.");
  assert.equal(await page.getByLabel("Caller’s address").inputValue(), "");
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.id), "box");
  assert.equal(await page.getByLabel("Which election?").inputValue(), "", "an election chosen for one caller is not the next one's");
  assert.equal(await page.getByRole("option").filter({ hasText: "IVY" }).count(), 0);
  assert.doesNotMatch(await page.locator("pollstead-desk").evaluate((one) => one.shadowRoot.querySelector("div").innerText), /IVY|Made-up Ridge/i);
  const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, location.hash + location.search]);
  assert.deepEqual(kept, [0, 0, "", 0, ""]);
});

test("an answer that comes after Esc is not shown", async () => {
  await page.keyboard.type("slow ivy, springs");
  await page.keyboard.press("Escape");
  await page.waitForTimeout(1800);
  await says("Ready for the next caller.");
});

test("Spanish for a caller who speaks it, not kept either", async () => {
  await page.getByRole("button", { name: "Español" }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.type("245 ivy, springs");
  await says("Lleve una identificación con foto.");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});
