// Whose survey the Zone tab measures from, in Chromium on the manager's page as built, with the made-up core in its worker: the
// county's published one, or the one that the Survey round keeps on this tablet.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { open, start } from "./tools/browser.mjs";
import { runnerImport } from "vite";
import { serve, www } from "./tools/server.mjs";

const FIPS = "28901";
const FIRE = "Made-up Ridge Volunteer Fire Station";
const HALL = "Imaginary Community Hall";
/** Feet from the station's corner; see src/core/made-up/survey.ts. Door 2 is at 60 ft east, 0 ft north. */
const FOOT = 0.3048 / 111_195;
const at = (east, north) => ({ longitude: -89.06 + (east * FOOT) / Math.cos((33.15 * Math.PI) / 180), latitude: 33.15 + north * FOOT, accuracy: 4 });

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
  ({ page, context, complaints } = await open(browser, "phone", { permissions: ["geolocation"], geolocation: at(60, -100) }));
});
afterEach(async () => {
  assert.deepEqual(complaints.filter((one) => !/service.?worker|sw\.js/i.test(one)), []);
  await context.close();
});

const button = (name) => page.getByRole("button", { name });
const heading = (name) => page.getByRole("heading", { name });

/** A deputy surveys a place on this tablet on a day: a door 40 ft farther south, or one where there was none. */
async function survey(day, place = FIRE, finish = true) {
  await page.clock.install({ time: new Date(`${day}T15:00:00Z`) });
  await page.goto(`${server.base}manager/`);
  await button(/I survey places/).click();
  await page.getByLabel("County").selectOption(FIPS);
  await page.getByLabel("Your name").fill("Dee Example");
  await button("Start").click();
  await page.getByRole("listitem").filter({ hasText: place }).getByRole("button").click();
  await heading("Doors").waitFor();
  const round = page.locator("pollstead-round");
  await round.evaluate((one, south) => {
    const door = (id, name, lon, lat) => ({
      id, name, at: [lon, lat], doubt: { accuracy_m: 3, confidence: "0.68", datum_m: 0 }, located: "gps", counts: { kind: "yes" }, used_by: "Voters", step_free: "yes",
    });
    one.did({ key: "round_did_about", what: "Door 2" }, (survey) => {
      const doors = survey.doors.length === 0 ? [door("h1", "Front door", -88.99, 33.11)] : survey.doors.map((d) => (d.id === "d2" ? { ...d, at: [d.at[0], d.at[1] - south] } : d));
      return { survey: { ...survey, doors } };
    });
    one.step("picture");
  }, 40 * FOOT);
  if (finish) await button("This place is done").click();
  await round.evaluate((one) => one.keeping);
}

/** The bailiff comes to the place with the same tablet. */
async function bailiff(place = FIRE) {
  await page.evaluate(() => localStorage.removeItem("pollstead-manager-role"));
  await page.evaluate(() => localStorage.removeItem("pollstead-manager-place"));
  await page.reload();
  await button("I am the bailiff").click();
  await page.getByLabel("County").selectOption(FIPS);
  await button(new RegExp(place)).click();
  await page.getByRole("navigation", { name: "Parts of this page" }).waitFor();
}

/** Feet to Door 2, as the walk says them to somebody 100 ft south of where the county has it. */
async function walked() {
  await page.getByRole("button", { name: "Walk", exact: true }).click();
  await button("Start walking").click();
  await page.getByText("INSIDE", { exact: true }).waitFor();
  const said = await page.getByText(/about \d+ ft from Door 2/).first().textContent();
  return Number(said.match(/about (\d+) ft/)[1]);
}

test("the newer survey stands by itself only where the county has not had its say since", async () => {
  const { standing } = (await runnerImport(join(www, "src/components/zone/which-survey.ts"), { logLevel: "silent", configFile: false })).module;
  const of = (on) => (on === null ? { surveyed: null } : { surveyed: { by: "Dee Example", on } });
  const cases = [
    // Published, the edition's day, the tablet's, the day of an adopted policy; what stands.
    ["2026-08-01", "2026-09-15", null, "2026-09-08", "published"],
    [null, "2026-09-15", "2026-08-20", "2026-09-08", "tablet"],
    ["2026-08-01", "2026-09-15", "2026-10-12", "2026-09-08", "tablet"],
    ["2026-10-13", "2026-10-14", "2026-10-12", "2026-09-08", "published"],
    ["2026-08-01", "2026-09-15", "2026-09-15", null, "ask"],
    ["2026-08-01", "2026-09-15", "2026-09-01", null, "ask"],
    ["2026-08-01", "2026-09-15", "2026-10-12", "2026-10-12", "ask"],
    ["2026-10-12", "2026-09-15", "2026-10-12", null, "ask"],
  ];
  for (const [theirs, as_of, here, adopted, wanted] of cases) {
    const surveys = { published: of(theirs), as_of, tablet: here === null ? undefined : of(here), unfinished: false };
    assert.equal(standing(surveys, { by: adopted === null ? "" : "The board", on: adopted ?? "" }), wanted, `${theirs} ${as_of} ${here} ${adopted}`);
  }
});

test("a newer survey on this tablet is measured from, and said to be unpublished; the county's is one tap away and stays chosen", async () => {
  await survey("2026-10-12");
  await bailiff();
  await page.getByText("This tablet’s survey: by Dee Example, October 12, 2026. Not yet published.").waitFor();
  assert.equal(await walked(), 60);

  await button("Tape plan").click();
  await button("Use the other survey").click();
  await heading("Two surveys of this place").waitFor();
  const county = button(/^The county’s survey/);
  assert.match(await county.textContent(), /by Deputy clerk \(made up\), September 30, 2026.*Entrances that count: 2.*Published\./s);
  assert.match(await button(/^This tablet’s survey/).textContent(), /by Dee Example, October 12, 2026.*Entrances that count: 2.*Not yet published\./s);
  await county.click();
  await page.getByText("The county’s survey: by Deputy clerk (made up), September 30, 2026.").waitFor();
  assert.equal(await walked(), 100);

  await page.reload();
  await page.getByText("The county’s survey: by Deputy clerk (made up), September 30, 2026.").waitFor();
  assert.equal(await page.getByText("Not yet published").count(), 0);
});

test("what was seen by an unpublished survey says so in the log", async () => {
  await survey("2026-10-12");
  await bailiff();
  await walked();
  await button("Observation here").click();
  await page.getByLabel("Sign").check();
  await button("Keep this observation").click();
  await page.getByText(/INSIDE, about \d+ ft from Door 2, ± \d+ \(survey not yet published\)/).waitFor();
});

test("the county's newer survey stands, and this tablet's is still offered", async () => {
  await survey("2026-09-20");
  await bailiff();
  await page.getByText("The county’s survey: by Deputy clerk (made up), September 30, 2026.").waitFor();
  assert.equal(await walked(), 100);
  await button("Tape plan").click();
  await button("Use the other survey").click();
  await button(/^This tablet’s survey/).click();
  await page.getByText("Not yet published.").waitFor();
});

test("two surveys of one day: a person is asked before a line is drawn", async () => {
  await survey("2026-09-30");
  await bailiff();
  await heading("Two surveys of this place").waitFor();
  assert.equal(await heading("Tape plan").count(), 0, "no line before it is known whose");
  await button(/^This tablet’s survey/).click();
  await heading("Tape plan").waitFor();
  assert.equal(await walked(), 60);
});

test("where nobody published a survey, this tablet's is used; an unfinished one is not", async () => {
  await survey("2026-10-12", HALL);
  await bailiff(HALL);
  await page.getByText("This tablet’s survey: by Dee Example, October 12, 2026. Not yet published.").waitFor();
  assert.equal(await page.getByText("Nobody has surveyed this place yet").count(), 0);

  await context.close();
  ({ page, context, complaints } = await open(browser, "phone"));
  await survey("2026-10-12", FIRE, false);
  await bailiff();
  await page.getByText("A survey of this place was begun on this tablet and is not finished.").waitFor();
  await page.getByText("The county’s survey: by Deputy clerk (made up), September 30, 2026.").waitFor();
  assert.equal(await button("Use the other survey").count(), 0);
});
