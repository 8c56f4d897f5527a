// "Is my ID good?" as built, beside the demo edition: by keyboard from the first question to an end, back again, the edge of
// ten years, dates that cannot be, a file that is not genuine, Spanish; nothing that is answered is in a request.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, bringAxe } from "./tools/axe.mjs";
import { open, start } from "./tools/browser.mjs";
import { missing, serveReal } from "./tools/real.mjs";

const skip = missing();
if (skip) console.log(`SKIPPED id: ${skip}`);

let browser, server;
before(async () => {
  if (skip) return;
  server = await serveReal();
  browser = await start();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const NOW = new Date("2027-10-20T15:00:00Z");
/** The demo's general election is 2 November 2027. */
async function visit(size = "phone", options = {}) {
  const opened = await open(browser, size, options);
  await opened.page.clock.setFixedTime(NOW);
  await opened.page.goto(`${server.base}id/`);
  return opened;
}
const title = (page, words) => page.getByRole("heading", { level: 1, name: words }).waitFor();

/** Tabs to the button of these words and presses it. */
async function key(page, words) {
  for (let i = 0; i < 60; i += 1) {
    await page.keyboard.press("Tab");
    const on = await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent?.trim() ?? "");
    if (on === words) return page.keyboard.press("Enter");
  }
  throw new Error(`found no way by Tab to ${words}`);
}

test("by keyboard alone: a licence of eight years is on the list", { skip }, async () => {
  const { page, context, complaints } = await visit();
  await title(page, "How will you vote?");
  await bringAxe(page);
  await accessible(page, "how");
  await key(page, "At my polling place on election day");
  await title(page, "What will you show?");
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement?.textContent.trim()), "What will you show?", "the heading is read first");
  await key(page, "Mississippi driver’s license");
  await title(page, "When was your ID issued?");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.getByLabel("Month").selectOption("05");
  await page.getByLabel("Year").focus();
  await page.keyboard.type("2019");
  await page.keyboard.press("Enter");
  await title(page, "Does the photo look like you?");
  await key(page, "Yes");
  await title(page, /Is the name the same/);
  await key(page, "Yes, the same");
  await title(page, "This ID is on the list. Bring it.");
  await page.locator("footer").getByText("Draft, not reviewed by counsel.").waitFor();
  await accessible(page, "end");
  // Back, by the browser and by the page, to the first question.
  await page.goBack();
  await title(page, /Is the name the same/);
  await page.getByRole("button", { name: "Back" }).click();
  await title(page, "Does the photo look like you?");
  for (const words of ["When was your ID issued?", "What will you show?", "How will you vote?"]) {
    await page.goBack();
    await title(page, words);
  }
  assert.deepEqual(server.log.filter((line) => /2019|license|polling_place/.test(line)), [], "nothing that was answered is asked of the host");
  assert.deepEqual(complaints, []);
  await context.close();
});

async function toIssued(page) {
  await page.getByRole("button", { name: "At my polling place on election day" }).click();
  await page.getByRole("button", { name: "U.S. passport" }).click();
}
async function month(page, number, year) {
  await page.getByLabel("Month").selectOption(number);
  await page.getByLabel("Year").fill(year);
  await page.getByRole("button", { name: "Next" }).click();
}

test("ten years to the day are in, a day more is not; then what to do and by when", { skip }, async () => {
  const { page, context, complaints } = await visit();
  await toIssued(page);
  await month(page, "11", "2017");
  await title(page, "The day matters here. Which day of November 2017?");
  await page.getByLabel("Day").selectOption("02");
  await page.getByRole("button", { name: "Next" }).click();
  await title(page, "Does the photo look like you?");
  await page.getByRole("button", { name: "Back" }).click();
  await title(page, "When was your ID issued?");
  await month(page, "11", "2017");
  await page.getByLabel("Day").selectOption("01");
  await page.getByRole("button", { name: "Next" }).click();
  await title(page, "When does your ID expire?");
  await month(page, "10", "2017");
  await page.getByText("That is before the ID was issued.").waitFor();
  await month(page, "11", "2027");
  await title(page, /The day matters here. Which day of November 2027/);
  await page.getByLabel("Day").selectOption("02");
  await page.getByRole("button", { name: "Next" }).click();
  await title(page, "Bring another ID if you can.");
  await page.getByText("You can still vote.").waitFor();
  await page.getByText("Tuesday, November 9, 2027").waitFor();
  await page.getByText("Why?").click();
  await page.getByText("§ 23-15-563(3)").first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a date that cannot be is named, and the page stays where it is", { skip }, async () => {
  const { page, context, complaints } = await visit();
  await toIssued(page);
  for (const [number, year, words] of [["", "2019", "Pick a month"], ["05", "19", "Pick a month"], ["05", "abcd", "Pick a month"], ["12", "2027", "That is after the election."]]) {
    await month(page, number, year);
    await page.getByText(words).waitFor();
    await title(page, "When was your ID issued?");
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test("Spanish says every rule of the edition's table", { skip }, async () => {
  const { page, context, complaints } = await visit("phone", { locale: "es-US" });
  await title(page, "¿Cómo va a votar?");
  const { load } = await import("./tools/messages.mjs");
  const rules = await load("es-id-rules");
  const inTable = await page.evaluate(() => document.querySelector("pollstead-id").table.rules.map(({ id, cite }) => [id, cite]));
  assert.ok(inTable.length > 30);
  assert.deepEqual(inTable.filter(([id, cite]) => rules[id]?.[0] !== cite), []);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a table with other bytes is not shown; the page says whom to call", { skip }, async () => {
  const damaged = await serveReal({ change: (path, bytes) => (/\/t\/rules\/.*\.id$/.test(path) ? bytes.map((byte, i) => (i === 99 ? byte ^ 1 : byte)) : bytes) });
  const { page, context } = await open(browser, "phone");
  await page.goto(`${damaged.base}id/`);
  await title(page, "We could not check that these questions are the right ones.");
  await page.getByText("Go anyway. Ask for an affidavit ballot.").waitFor();
  assert.equal(await page.getByRole("button", { name: /polling place/ }).count(), 0);
  await context.close();
  damaged.close();
});

test("the card's photo ID leads here", { skip }, async () => {
  const { page, context, complaints } = await open(browser, "phone");
  await page.clock.setFixedTime(NOW);
  await page.goto(`${server.base}#place=28901/11`);
  await page.getByRole("link", { name: "Bring a photo ID" }).click();
  await title(page, "How will you vote?");
  assert.deepEqual(complaints, []);
  await context.close();
});
