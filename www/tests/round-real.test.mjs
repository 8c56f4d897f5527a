// The Survey round with the real core beside the made-up county's edition: a place surveyed by phone and tape, its file read
// back by the core, the same; and two people's files made one.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { open, start } from "./tools/browser.mjs";
import { edition, serveReal } from "./tools/real.mjs";
import { www } from "./tools/server.mjs";

const lacking = [join(www, "dist/manager/index.html"), join(edition, "m/now.json")].find((path) => !existsSync(path));
const skip = lacking ? `SKIPPED: found no ${lacking}, expected a built page and an edition (make test builds them)` : false;
if (skip) console.error(skip);

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

/** Feet east and north of a corner near the places; metres in a degree at 33° N. */
const [LON, LAT] = [-89.2, 33.05];
const at = (east, north) => ({ latitude: LAT + (north * 0.3048) / 110_915, longitude: LON + (east * 0.3048) / 93_424 });
const metres = ([lon, lat], { latitude, longitude }) => Math.hypot((lon - longitude) * 93_424, (lat - latitude) * 110_915);

async function begin(by) {
  const one = await open(browser, "phone", { permissions: ["geolocation"], acceptDownloads: true });
  const { page } = one;
  await page.clock.setFixedTime(new Date("2027-03-01T15:00:00Z"));
  await page.goto(`${server.base}manager/`);
  await page.getByRole("button", { name: /I survey places/ }).click();
  await page.getByLabel("County").selectOption({ index: 1 });
  await page.getByLabel("Your name").fill(by);
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByText(/to do/).first().waitFor();
  // The page's clock stands still here; the lock's runs, four times as fast.
  const began = Date.now();
  await page.exposeFunction("ticking", () => (Date.now() - began) * 4);
  await page.locator("pollstead-round").evaluate(async (one) => {
    let now = await window.ticking();
    one.ticks = () => now;
    setInterval(async () => (now = await window.ticking()), 20);
  });
  const round = (read) => page.locator("pollstead-round").evaluate(new Function("one", `return (${read})(one)`));
  return { ...one, round, press: (name) => page.getByRole("button", { name, exact: typeof name === "string" }).click() };
}

/** The first place that nobody has surveyed: neither doors nor a room in the edition. */
async function bare({ page, round, press }) {
  for (const { id } of await round("(one) => one.places()")) {
    await page.locator("pollstead-round").evaluate((one, place) => one.visit(place), id);
    await page.getByRole("heading", { name: "Doors" }).waitFor();
    const { doors, polls, name } = await round("(one) => one.survey");
    if (doors.length === 0 && polls === null) return name;
    await press("Places");
  }
  return assert.fail("found no place that nobody has surveyed");
}

async function lockDoor({ page, context, press }, east, north, name) {
  await press(/Add (a|the first) door/);
  await press(/Stand there and lock/);
  let n = 0;
  const report = () => {
    n += 1;
    return context.setGeolocation({ ...at(east + 1.5 * Math.sin(n * 2.1), north + 1.5 * Math.cos(n * 1.3)), accuracy: 4 });
  };
  await report();
  const timer = setInterval(() => void report().catch(() => undefined), 120);
  await press("Lock");
  await press("Use this spot");
  clearInterval(timer);
  await page.getByLabel("Name", { exact: true }).fill(name);
  for (const answer of ["Next", "It counts", "Yes", "Voters"]) await press(answer);
  await page.getByRole("heading", { name: "Doors" }).waitFor();
}

async function saved({ page, press }) {
  const waiting = page.waitForEvent("download");
  await press("Save a file");
  return readFileSync(await (await waiting).path(), "utf8");
}

test("a place surveyed, its file read back the same, and put together with another person's", { skip }, async () => {
  const mine = await begin("Dee Example");
  const { page, round, press, complaints } = mine;
  const name = await bare(mine);
  await lockDoor(mine, 0, 0, "Front door");
  await lockDoor(mine, 60, 0, "Side door");
  const { doors } = await round("(one) => one.survey");
  for (const [i, east] of [0, 60].entries()) {
    assert.ok(metres(doors[i].at, at(east, 0)) < 1, `${metres(doors[i].at, at(east, 0))} m off`);
    assert.ok(doors[i].doubt.accuracy_m >= 4, "no surer than the device says");
  }

  // A third door by two tapes, refused first.
  await press("Add a door");
  await press(/Measure with a tape/);
  await page.getByLabel("Feet from Front door").fill("4");
  await page.getByLabel("Feet from Side door").fill("5");
  await press("Show it");
  await page.getByText(/meet nowhere/).waitFor();
  await page.getByLabel("Feet from Front door").fill("50");
  await page.getByLabel("Feet from Side door").fill("50");
  await press("Show it");
  await press("Keep it there");
  for (const answer of ["Next", "Not counted: emergency exit", "No", "Staff"]) await press(answer);
  const third = (await round("(one) => one.survey")).doors[2];
  assert.ok(metres(third.at, at(30, 40)) < 1.2, `${metres(third.at, at(30, 40))} m off: 30 east and 40 north of a 3-4-5 triangle`);

  await press("Next: Room");
  await press("Place the room");
  await press(/Measure along a wall/);
  await page.getByLabel("Is another door on the same wall?").selectOption({ label: "Side door, to my right" });
  await press("Next");
  await page.getByLabel("Width of the room along the wall").fill("40");
  await page.getByLabel("Depth of the room").fill("30");
  await press("Show it");
  await press("Keep it there");
  await press("Courtroom");

  await press("Next: Tape");
  await page.getByLabel("Feet on the tape").fill("60");
  await press("Keep this distance");
  await page.getByText(/The positions say (5\d|6\d)(\.\d)? ft\. They agree\./).waitFor();
  await press("Next: Access");
  await page.getByRole("group", { name: "Does that door open easily?" }).getByText("Yes").click();
  await press(/Finish/);
  await page.getByText(/Front door: give or take 1\d ft, by phone/).waitFor();
  // In the picture: the legend has the same two lines, and is there before the core has drawn them.
  assert.match(await page.locator("pollstead-round svg.picture path.far").first().getAttribute("d"), /^M.{200}/s);
  assert.match(await page.locator("pollstead-round svg.picture path.near").first().getAttribute("d"), /^M.{200}/s);
  await press("This place is done");

  const text = await saved(mine);
  assert.equal(JSON.parse(text).type, "FeatureCollection");
  const read = await page.locator("pollstead-round").evaluate((one, file) => one.core.readSurvey(file), text);
  assert.equal(read.kind, "read", read.error);
  const kept = await round("(one) => JSON.parse(JSON.stringify(one.kept.round))");
  assert.deepEqual(read.round, kept, "what the core reads is what was surveyed");
  assert.deepEqual(read.problems, []);
  const again = await page.locator("pollstead-round").evaluate((one, back) => one.core.writeSurvey(back), read.round);
  assert.equal(again, text, "written again, the same bytes");

  // Another person: the same first door elsewhere, then my file.
  const theirs = await begin("Sam Sample");
  await theirs.page.locator("pollstead-round").evaluate((one, id) => one.visit(id), kept.places[0].survey.place);
  await lockDoor(theirs, 20, 0, "Front door");
  await theirs.press("Places");
  await theirs.page.locator("pollstead-round input#file").setInputFiles({ name: "dee.geojson", mimeType: "application/geo+json", buffer: Buffer.from(text) });
  await theirs.page.getByRole("heading", { name: "Add the file of Dee Example" }).waitFor();
  for (;;) {
    await theirs.page.getByText(/Difference|All picked/).waitFor();
    if (await theirs.page.getByText("All picked").isVisible()) break;
    await theirs.press(/In the file of Dee Example/);
  }
  await theirs.press("Put them together");
  await theirs.page.getByText("Take it out again").waitFor();
  const joined = await theirs.round("(one) => JSON.parse(JSON.stringify(one.kept.round))");
  const [place] = joined.places;
  assert.equal(place.survey.name, name);
  assert.deepEqual(place.survey.doors.map((door) => door.name), ["Front door", "Side door", third.name]);
  assert.deepEqual(place.survey.doors[0].at, kept.places[0].survey.doors[0].at, "theirs was picked");
  assert.equal(joined.by, "Dee Example; Sam Sample");

  // What is no survey changes nothing.
  await theirs.page.locator("pollstead-round input#file").setInputFiles({ name: "x.geojson", mimeType: "application/json", buffer: Buffer.from("{}") });
  await theirs.page.getByRole("heading", { name: "This file was not added" }).waitFor();
  assert.deepEqual(await theirs.round("(one) => JSON.parse(JSON.stringify(one.kept.round))"), joined);

  for (const { complaints: all } of [mine, theirs]) assert.deepEqual(all.filter((one) => !/service.?worker|sw\.js/i.test(one)), []);
  assert.ok(Array.isArray(complaints));
  await mine.context.close();
  await theirs.context.close();
});
