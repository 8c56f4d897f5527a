// The poll manager's page with the core and an edition as they are built: a scripted walk, the tape plan, the papers, the law,
// and a day without a network.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { open, start } from "./tools/browser.mjs";
import { edition, missing, serveReal } from "./tools/real.mjs";
import { www } from "./tools/server.mjs";
import { followWalk, walkTo } from "./tools/walk.mjs";

const lack = missing() ?? (existsSync(join(www, "dist/manager/index.html")) ? undefined : "found no dist/manager, expected the manager's page as built");
if (lack) console.error(`SKIPPED: the manager's page with the real core: ${lack}`);
const real = (name, run) => test(name, { skip: lack }, run);
const FOOT = 0.3048 / 111_195;

let browser, server, page, context, complaints;
before(async () => {
  if (lack) return;
  browser = await start();
  server = await serveReal({ of: edition });
});
after(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(async () => {
  if (lack) return;
  ({ page, context, complaints } = await open(browser, "phone", { permissions: ["geolocation"], geolocation: { longitude: -89, latitude: 33, accuracy: 3 } }));
  // Before every election of the made-up state.
  await page.clock.install({ time: new Date("2027-05-01T15:00:00Z") });
});
afterEach(async () => {
  await context?.close();
});

const tap = (name) => page.getByRole("button", { name, exact: typeof name === "string" }).click();

/** The bailiff at the first surveyed place of the first county that has one. Returns its survey. */
async function settle() {
  await page.goto(`${server.base}manager/`);
  await tap(/I am the bailiff/);
  await page.getByLabel("County").selectOption({ index: 1 });
  await page.getByLabel("Search places").waitFor();
  const name = await page.evaluate(async () => {
    const manager = document.querySelector("pollstead-manager");
    for (const { place } of manager.county.precincts)
      if (place) {
        const survey = await manager.session.survey(place.id);
        if (survey.doors.filter(({ counts }) => counts.kind === "yes").length > 1 && survey.polls) return place.name;
      }
    return undefined;
  });
  assert.ok(name, "the made-up county has a surveyed place with two doors and a room");
  await page.getByLabel("Search places").fill(name);
  await page.locator(".big-choice").first().click();
  await page.getByRole("heading", { name: "Tape plan" }).waitFor();
  return page.evaluate(() => {
    const { session, chosen } = document.querySelector("pollstead-manager");
    return session.survey(chosen.place.id);
  });
}

/** The spot that lies `feet` from a door, away from all others that count. */
function away(survey, feet) {
  const doors = survey.doors.filter(({ counts }) => counts.kind === "yes");
  const squeeze = Math.cos((doors[0].at[1] * Math.PI) / 180);
  const mean = [0, 1].map((i) => doors.reduce((sum, { at }) => sum + at[i] / doors.length, 0));
  const [dx, dy] = [(doors[0].at[0] - mean[0]) * squeeze, doors[0].at[1] - mean[1]];
  const long = Math.hypot(dx, dy);
  const [ux, uy] = long > 0 ? [dx / long, dy / long] : [0, -1];
  return { longitude: doors[0].at[0] + (ux * feet * FOOT) / squeeze, latitude: doors[0].at[1] + uy * feet * FOOT, accuracy: 3 };
}

real("a scripted walk: in and out with jitter and a dropout, one alarm for each crossing", async () => {
  const survey = await settle();
  await tap("Walk");
  await followWalk(page);
  await page.evaluate(() => {
    window.heard = [];
    const walk = document.querySelector("pollstead-manager").shadowRoot.querySelector("pollstead-zone").shadowRoot.querySelector("pollstead-walk");
    const shown = walk.show.bind(walk);
    let last;
    walk.show = (state) => {
      shown(state);
      if (state.state !== last) window.heard.push((last = state.state));
      if (state.alarm) window.heard.push(state.alarm);
    };
  });
  const step = async (feet, wobble = 0) => {
    const spot = away(survey, feet);
    // Two steps at one spot would be one position, and no news.
    await walkTo(page, context, { ...spot, latitude: spot.latitude + (wobble + 1e-3 * Math.random()) * FOOT });
    await page.clock.runFor(1000);
  };
  await context.setGeolocation(away(survey, 60));
  await tap("Start walking");
  for (const feet of [61, 60, 62, 80, 100]) await step(feet);
  await page.locator(".big").getByText("INSIDE", { exact: true }).waitFor();
  // Along the line, where each position has another side.
  for (let i = 0; i < 16; i++) await step(150 + (i % 2 === 0 ? 3 : -3), i % 3);
  for (const feet of [170, 190, 215, 240, 250, 250]) await step(feet);
  await page.locator(".big").getByText("OUTSIDE", { exact: true }).waitFor();
  await page.clock.runFor(30_000);
  await page.locator(".big").getByText("NO POSITION", { exact: true }).waitFor();
  for (const feet of [251, 250, 249, 210, 170, 130, 100, 70, 60, 61]) await step(feet);
  await page.locator(".big").getByText("INSIDE", { exact: true }).waitFor();
  const heard = await page.evaluate(() => window.heard);
  assert.deepEqual(heard.filter((one) => one === "left" || one === "entered"), ["left", "entered"], heard.join(" "));
  const states = heard.filter((one) => one !== "left" && one !== "entered");
  assert.deepEqual(states.filter((one) => one !== "too_close_to_call" && one !== "no_position"), ["inside", "outside", "outside", "inside"], heard.join(" "));
  assert.ok(states.includes("no_position") && states.includes("too_close_to_call"), heard.join(" "));
  assert.deepEqual(complaints, []);
});

real("the tape plan, the papers and the law of a real survey; a tape speaks for itself", async () => {
  const survey = await settle();
  const door = survey.doors.find(({ counts }) => counts.kind === "yes").name;
  await page.getByRole("heading", { name: `150 ft: start at ${door}` }).first().waitFor();
  await page.getByRole("heading", { name: /^30 ft from/ }).first().waitFor();
  await tap("Sheet");
  for (const name of [/^Scale drawing of the lines/, /^Notice for/]) {
    const picture = page.getByRole("img", { name });
    await picture.waitFor();
    assert.ok(await picture.evaluate((one) => one.decode().then(() => one.naturalWidth > 0)), `${name} is a picture`);
  }
  await tap("Law");
  await page.getByText("one hundred fifty (150) feet of any entrance").first().waitFor();
  await page.getByText("§ 23-15-245").first().waitFor();
  await tap("Walk");
  await tap("Observation here");
  await page.getByLabel("Sign").check();
  await page.getByLabel("Yes").check();
  await page.getByLabel("Feet by tape").fill("120");
  await page.getByLabel("Measured from").selectOption(door);
  await tap("Keep this observation");
  await page.getByText("By tape, 150-ft line: INSIDE.").waitFor();
  assert.deepEqual(complaints, []);
});

real("works with the network off after one visit: the lines, the papers, and any voter's place", async () => {
  await settle();
  const ready = page.getByText("Offline ready", { exact: true });
  for (let i = 0; i < 200 && !(await ready.isVisible()); i++) {
    await page.clock.runFor(100);
    await page.waitForTimeout(100);
  }
  await ready.waitFor();
  server.log.length = 0;
  await context.setOffline(true);
  await page.reload();
  for (let i = 0; i < 100 && !(await page.getByRole("heading", { name: "Tape plan" }).isVisible()); i++) {
    await page.clock.runFor(100);
    await page.waitForTimeout(50);
  }
  await page.getByRole("heading", { name: "Tape plan" }).waitFor();
  const street = await page.evaluate(async () => {
    const { session, chosen } = document.querySelector("pollstead-manager");
    const streets = await session.streets(chosen.fips);
    return streets.find(({ town, zip }) => town && zip);
  });
  await tap("Right place");
  const box = page.getByRole("combobox", { name: "The voter’s address" });
  await box.fill(`${street.numbers[0]} ${street.name}, ${street.town}, MS ${street.zip}`);
  await box.press("Escape");
  await box.press("Enter");
  await page.getByRole("heading", { level: 2 }).first().waitFor();
  const words = await page.getByRole("heading", { level: 2 }).first().innerText();
  assert.doesNotMatch(words, /could not get|could not check/i);
  // The browser itself looks for a new service worker, past the switch that cuts the page off.
  assert.deepEqual(server.log.filter((line) => !line.endsWith("/manager/sw.js")), []);
});

real("no request holds what was typed, or a query", async () => {
  await settle();
  await tap("Right place");
  const logs = [];
  for (const text of ["1 Elm St", "99999 Zzyzx Xing, Pretend Springs, MS 39991"]) {
    server.log.length = 0;
    const box = page.getByRole("combobox", { name: "The voter’s address" });
    await box.fill(text);
    await box.press("Escape");
    await box.press("Enter");
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    logs.push(server.log.filter((line) => /elm|zzyzx|\?/i.test(line)));
    await tap("Next voter");
  }
  assert.deepEqual(logs, [[], []]);
});

real("ID and Who go by the edition's own rules", async () => {
  await settle();
  await tap("ID");
  await tap("Mississippi driver’s license");
  // The next election is the city's, 8 June 2027.
  await tap("On or after June 8, 2017");
  await tap("In doubt");
  await page.getByRole("heading", { name: /^You decide\. If unsure, call 1.800.829.6786\./ }).waitFor();
  await tap("It is the voter, or the ID will do");
  await tap("Any difference");
  await page.getByRole("heading", { name: /^You decide/ }).waitFor();
  await tap("Still in doubt");
  await page.getByRole("heading", { name: /Tell the voter they may vote by affidavit ballot/ }).waitFor();
  await page.getByText("Draft, not reviewed by counsel.").first().waitFor();
  // On paper alone.
  const slip = (words) => page.locator(".slip").getByText(words).waitFor({ state: "attached" });
  await slip("Then show your photo ID at the city clerk’s office by Tuesday, June 15, 2027.");
  await tap("Another ID");
  await tap("My faith does not allow a photo of me");
  await slip("Then sign an Affidavit of Religious Objection at the city clerk’s office by Tuesday, June 15, 2027.");
  await tap("Another ID");
  await tap("I have no photo ID");
  await slip("Then show your photo ID at the city clerk’s office by Tuesday, June 15, 2027.");
  for (const [i, words] of ["Not listed", "Listed as inactive", "Moved in the last 30 days", "Moved more than 30 days ago", "Another precinct’s voter", "Marked as voted",
    "Registered by mail, not verified", "Says registration was wrongly denied", "After hours, by a court order"].entries()) {
    if (i === 0) await tap("Another ID");
    await tap(words);
    await page.getByRole("heading", { name: "Offer the affidavit ballot." }).waitFor();
    await tap("Back");
  }
  await tap("Who");
  await tap("Voter in line or voting");
  await page.getByRole("row", { name: "In the room While voting" }).waitFor();
  await tap("Next person");
  await tap("Party watcher");
  await tap("Yes");
  await page.getByLabel("Candidate or party").fill("Made-up Party");
  await tap("Go on");
  await tap("They show it");
  await page.getByRole("row", { name: "In the room On the list" }).waitFor();
  await tap("Next person");
  await tap("Anybody else");
  await page.getByRole("row", { name: "In the room Not on the list in § 23-15-245" }).waitFor();
  assert.deepEqual(complaints, []);
});

real("in Spanish every step and every reason of the edition's rules is Spanish, from each document, trouble and role", async () => {
  await settle();
  await page.getByText("Español", { exact: true }).click();
  await page.getByText("English", { exact: true }).waitFor();
  const found = await page.evaluate(async () => {
    const manager = document.querySelector("pollstead-manager");
    const seen = { steps: new Set(), reasons: new Set(), english: new Set() };
    const part = async (tab, name) => {
      manager.tab = tab;
      await manager.updateComplete;
      return manager.shadowRoot.querySelector(name);
    };
    const look = async (of) => {
      await of.updateComplete;
      for (const [kind, list] of [["steps", ".outcome li"], ["reasons", "details li > p:first-child"]])
        for (const one of of.shadowRoot.querySelectorAll(list)) {
          seen[kind].add(one.textContent.trim());
          if (one.lang === "en") seen.english.add(one.textContent.trim());
        }
    };
    const hear = async (of, say, said) => {
      of.screens = [];
      await say(said);
      const next = of.screens.at(-1).answer ?? of.screens.at(-1).next;
      if (next.kind === "ask") return next;
      await look(of);
      return undefined;
    };
    const spanish = async (of) => {
      for (let i = 0; i < 400 && !of.spanish; i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
      return of;
    };
    const check = await spanish(await part("id", "pollstead-id-check"));
    const id = (said) => hear(check, (facts) => check.say("id", facts), { photo: "yes", issued: "within_ten_years", expires: "unexpired", depicts: "yes", name: "same", ...said });
    for (const mode of ["polling_place", "curbside", "absentee_in_person"]) {
      for (const document of ["ms_drivers_license", "voter_id_card", "student_id_ms", "other_state_or_federal_id", "private_employer_id", "none"]) await id({ mode, document });
      for (const document of ["us_passport", "firearms_license"])
        for (const [issued, expires] of [["over_ten", "expired"], ["unknown", "unexpired"], ["unknown", "expired"], ["unknown", "none"]]) await id({ mode, document, issued, expires });
      for (const conferral of ["not_held", "satisfied", "not_satisfied"])
        for (const doubt of [{ depicts: "doubt" }, { name: "different" }, { document: "student_id_ms", expires: "expired" }]) await id({ mode, document: "us_passport", conferral, ...doubt });
      await id({ mode, document: "none", religious_objection: "yes" });
      await id({ mode, document: "us_passport", photo: "no" });
    }
    const trouble = (said) => hear(check, (facts) => check.say("pollbook", facts), said);
    for (const pollbook of (await trouble({})).allowed) await trouble({ pollbook });
    const who = await spanish(await part("who", "pollstead-who"));
    // Every way through, by the words that the rules take.
    const person = async (said) => {
      const next = await hear(who, (facts) => who.say(facts, ""), said);
      for (const word of next?.allowed ?? []) await person({ ...said, [next.fact]: word });
    };
    await person({});
    return { english: [...seen.english], steps: seen.steps.size, reasons: seen.reasons.size };
  });
  console.log(`law in Spanish on the page: ${found.steps} steps, ${found.reasons} reasons, ${found.english.length} left in English`);
  assert.deepEqual(found.english, []);
  assert.ok(found.steps > 40 && found.reasons > 60, JSON.stringify(found));
  assert.deepEqual(complaints, []);
});
