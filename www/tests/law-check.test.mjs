// The ID and Who tabs as built (with the made-up core in the worker): at most four taps to what to do, Back from each, the
// slip on paper, the bailiff who decides, and the count of watchers that outlives the page.

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
  ({ page, context, complaints } = await open(browser, "phone"));
  await page.clock.setFixedTime(new Date("2026-10-20T15:00:00Z"));
});
afterEach(async () => {
  await context.close();
});

const heading = (name) => page.getByRole("heading", { name, level: 2 }).waitFor();
const tap = (name) => page.getByRole("button", { name, exact: true }).click();

const manager = /^I am a poll manager/;
const bailiff = /^I am the bailiff/;
async function settleAs(who, tab) {
  await page.goto(`${server.base}manager/`);
  await page.getByRole("button", { name: who }).click();
  await page.getByLabel("County").selectOption("28901");
  await page.getByRole("button", { name: /Made-up Ridge Volunteer Fire Station/ }).click();
  await page.getByRole("navigation", { name: "Parts of this page" }).getByRole("button", { name: tab, exact: true }).click();
}

test("a licence in order: four taps, and Back from each", async () => {
  await settleAs(manager, "ID");
  const taps = ["Mississippi driver’s license", "On or after November 3, 2016", "Yes", "Yes, the same"];
  const asked = ["What does the voter show?", "When was it issued?", "Does the photo fairly show the voter?", "Is the name the one in the pollbook?"];
  for (const [i, words] of taps.entries()) {
    await heading(asked[i]);
    await tap(words);
  }
  await heading("This ID check is met. Go on with the pollbook.");
  await page.getByText("Draft, not reviewed by counsel.").first().waitFor();
  for (const words of asked.toReversed()) {
    await tap("Back");
    await heading(words);
  }
  assert.deepEqual(complaints, []);
});

test("every document leads within four taps to a ballot, or to a person who decides", async () => {
  await settleAs(manager, "ID");
  const ends = await page.evaluate(async () => {
    const check = document.querySelector("pollstead-manager").shadowRoot.querySelector("pollstead-id-check");
    const drawn = async () => {
      for (let i = 0; i < 200 && check.busy; i += 1) await new Promise((resolve) => setTimeout(resolve, 5));
      await check.updateComplete;
    };
    const count = () => check.shadowRoot.querySelectorAll(".choice").length;
    const found = { ends: 0, most: 0, stray: [] };
    // Only documents; what is under the second heading is the pollbook's.
    const documents = check.shadowRoot.querySelectorAll(".pictured .choice").length;
    const go = async (path) => {
      const outcome = check.shadowRoot.querySelector(".outcome h2")?.textContent.trim();
      if (outcome !== undefined) {
        found.ends += 1;
        found.most = Math.max(found.most, path.length);
        if (!/This ID check is met|they may vote by affidavit ballot|Confer with/.test(outcome)) found.stray.push(outcome);
        return;
      }
      const buttons = path.length === 0 ? documents : count();
      if (buttons === 0) found.stray.push(`no button after ${path.join()}`);
      for (let i = 0; i < buttons; i += 1) {
        check.shadowRoot.querySelectorAll(".choice")[i].click();
        await drawn();
        await go([...path, i]);
        check.screens = check.screens.slice(0, path.length);
        await check.updateComplete;
      }
    };
    await go([]);
    return found;
  });
  assert.deepEqual(ends.stray, []);
  assert.ok(ends.most <= 4 && ends.ends > 100, JSON.stringify(ends));
});

test("no ID: the ballot is offered, and on paper there is only the slip with the day", async () => {
  await settleAs(manager, "ID");
  await tap("I have no photo ID");
  await heading("Ask for another ID. None? Tell the voter they may vote by affidavit ballot.");
  await page.getByRole("button", { name: "Print the slip" }).waitFor();
  await page.emulateMedia({ media: "print" });
  await page.getByText("You may vote today by affidavit ballot.").waitFor();
  await page.getByText(/Then show your photo ID at the circuit clerk’s office/).waitFor();
  assert.equal(await page.getByText("Tell the voter they may vote").isVisible(), false);
});

/** Puts other facts into the election that is asked about. Returns the slip as it is printed then, before the page puts back its own. */
const change = (election) =>
  page.evaluate(async (election) => {
    const check = document.querySelector("pollstead-manager").shadowRoot.querySelector("pollstead-id-check");
    check.asker = { ...check.asker, election: { ...check.asker.election, ...election } };
    await check.updateComplete;
    return [...check.shadowRoot.querySelectorAll(".slip p")].map((line) => line.textContent.trim());
  }, election);
const onPaper = async () => (await page.locator(".slip p").allTextContents()).map((words) => words.trim());

test("the slip says what completes the ballot and by when; a day that may be closed is said, not hidden", async () => {
  await settleAs(manager, "ID");
  const cure_by = { date: "2028-11-14", over_utc: "2028-11-15T06:00:00Z", certain: false, published: false };
  const safe = "To be safe, go by that day. The office may be closed on one of the days before it: call first.";
  await tap("I have no photo ID");
  await heading("Ask for another ID. None? Tell the voter they may vote by affidavit ballot.");
  assert.deepEqual((await change({ cure_by })).slice(1, 3), ["Then show your photo ID at the circuit clerk’s office by Tuesday, November 14, 2028.", safe]);
  assert.ok(!(await change({ cure_by: { ...cure_by, certain: true } })).includes(safe));
  assert.equal((await change({ cure_by: undefined, kind: "municipal_general" }))[1], "Then show your photo ID at the city clerk’s office within five business days after the election.");
  await tap("Another ID");
  await tap("My faith does not allow a photo of me");
  await heading("Tell the voter they may vote by affidavit ballot.");
  const slip = await change({ cure_by, kind: "municipal_general" });
  assert.equal(slip[1], "Then sign an Affidavit of Religious Objection at the city clerk’s office by Tuesday, November 14, 2028.");
  assert.ok(!slip.some((words) => words.startsWith("No photo ID?")), "nobody is asked to be photographed");
});

test("in a vehicle and at the clerk’s office: other words, another day, a second official instead of the bailiff", async () => {
  await settleAs(bailiff, "ID");
  await page.getByRole("radio", { name: "In a vehicle" }).check();
  await page.getByText("Two poll managers go out").waitFor();
  await tap("Mississippi driver’s license");
  await tap("On or after November 3, 2016");
  await tap("In doubt");
  await heading(/^You decide/);
  await tap("It is the voter, or the ID will do");
  await tap("Next voter");
  assert.ok(await page.getByRole("radio", { name: "At the table" }).isChecked(), "the next voter is at the table");
  await page.getByRole("radio", { name: /At the clerk’s office/ }).check();
  assert.equal(await page.getByText("Trouble with the pollbook").count(), 0);
  await tap("Mississippi driver’s license");
  // An ID is ten years old on the day it is shown, which is today here and not election day.
  await tap("On or after October 20, 2016");
  await tap("In doubt");
  await heading("Confer with a second official in the office.");
  assert.equal(await page.getByText(/bailiff/i).count(), 0);
  await tap("Another ID");
  await tap("I have no photo ID");
  await page.getByText("Not settled").waitFor();
  assert.equal((await onPaper())[1], "Ask the circuit clerk’s office if you need to bring anything, and by when.");
  await tap("Another ID");
  assert.ok(await page.getByRole("radio", { name: /At the clerk’s office/ }).isChecked());
  await page.clock.setFixedTime(new Date("2026-11-09T15:00:00Z"));
  await tap("Mississippi driver’s license");
  await page.getByRole("button", { name: "On or after November 3, 2016" }).waitFor();
});

test("in Spanish: steps and reasons too; what is not known in Spanish stays English and is marked so", async () => {
  await page.addInitScript(() => localStorage.setItem("pollstead-language", "es"));
  await page.goto(`${server.base}manager/`);
  await page.getByRole("button", { name: /^Soy encargado de la mesa/ }).click();
  await page.getByLabel("Condado").selectOption("28901");
  await page.getByRole("button", { name: /Made-up Ridge Volunteer Fire Station/ }).click();
  await page.getByRole("navigation").getByRole("button", { name: "ID", exact: true }).click();
  await page.getByRole("button", { name: "No tengo identificación con foto", exact: true }).click();
  const steps = () => page.locator(".outcome li").evaluateAll((all) => all.map((one) => [one.lang, one.textContent.trim()]));
  await page.getByText("Dé las instrucciones escritas.").waitFor();
  assert.deepEqual(await steps(), [
    ["", "Diga al votante que puede votar con boleta con declaración jurada."],
    ["", "Dé las instrucciones escritas."],
    ["en", "Do a made-up thing."],
  ]);
  await page.getByText("Por qué").click();
  const reasons = await page.locator("details li").evaluateAll((all) => all.map((one) => [...one.querySelectorAll("p")].map((p) => `${p.lang}:${p.textContent.trim()}`)));
  assert.deepEqual(reasons[0], [":No se muestra ningún documento.", ":Miss. Code Ann. § 23-15-563(1) · La ley de Mississippi"]);
  assert.equal(reasons[1][0], "en:A made-up rule.");
  assert.deepEqual(complaints, []);
});

test("in doubt: a poll manager confers with the bailiff, the bailiff decides", async () => {
  for (const [who, words] of [[manager, "Confer with the bailiff."], [bailiff, /^You decide\. If unsure, call 1.800.829.6786\./]]) {
    await context.clearCookies();
    await page.goto(`${server.base}manager/`);
    await page.evaluate(() => localStorage.clear());
    await settleAs(who, "ID");
    await tap("Mississippi driver’s license");
    await tap("On or after November 3, 2016");
    await tap("In doubt");
    await heading(words);
    if (who === bailiff) assert.equal(await page.getByText("Confer with the bailiff").count(), 0);
    await tap("Still in doubt");
    await heading(/Tell the voter they may vote by affidavit ballot/);
  }
});

test("pollbook trouble ends with what to offer", async () => {
  await settleAs(manager, "ID");
  for (const words of ["Not listed", "Listed as inactive", "Moved in the last 30 days", "Moved more than 30 days ago", "Another precinct’s voter", "Marked as voted"]) {
    await tap(words);
    await heading("Offer the affidavit ballot.");
    await tap("Back");
  }
});

test("a watcher is asked what the law asks, then counted; the count outlives the page and counts for the next one", async () => {
  await settleAs(bailiff, "Who");
  const watcher = async (shows) => {
    await tap("Candidate’s watcher");
    await tap("Yes");
    await page.getByLabel("Candidate or party").fill("Ada Makebelieve");
    await tap("Go on");
    await tap(shows);
    await heading("Candidate’s watcher: Ada Makebelieve");
  };
  await watcher("They show it");
  await page.getByRole("row", { name: "In the room On the list" }).waitFor();
  await tap("They stay: add to the count");
  await page.getByText("Ada Makebelieve: 1").waitFor();
  await page.reload();
  await page.getByText("Ada Makebelieve: 1").waitFor();
  await watcher("They show it");
  await page.getByRole("row", { name: /In the room Not on the list in § 23-15-245/ }).waitFor();
  await tap("Next person");
  await tap("Ada Makebelieve: one left");
  await page.getByText("Nobody is counted yet.").waitFor();
  await tap("Child with a voter");
  await page.getByRole("row", { name: "In the room You decide" }).waitFor();
});
