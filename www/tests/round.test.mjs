// The Survey round in Chromium, on the manager's page with the core in its worker: a place surveyed by phone, by tape and by
// numbers, another person's file, and a device that keeps nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
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
});
afterEach(async () => {
  assert.deepEqual(complaints.filter((one) => !/service.?worker|sw\.js/i.test(one)), []);
  await context.close();
});

const HALL = "Imaginary Community Hall";
const button = (name, of = page) => of.getByRole("button", { name, exact: typeof name === "string" });
const press = (name) => button(name).click();
const heading = (name) => page.getByRole("heading", { name }).waitFor();
/** What is on the screen as the element holds it. */
const round = (read, of = page) => of.locator("pollstead-round").evaluate(new Function("one", `return (${read})(one)`));
const survey = () => round("(one) => JSON.parse(JSON.stringify(one.survey))");
const settled = (of = page) => of.locator("pollstead-round").evaluate((one) => one.keeping);

/** From a fresh page to the list of places. */
async function begin(of = page) {
  await of.goto(`${server.base}manager/`);
  await button(/I survey places/, of).click();
  await of.getByLabel("County").selectOption({ label: "Madeup" });
  await of.getByLabel("Your name").fill("Dee Example");
  await button("Start", of).click();
  await of.getByRole("heading", { name: "Survey of Madeup County" }).waitFor();
}
const visit = (name) => page.getByRole("listitem").filter({ hasText: name }).getByRole("button").click();

/** Feet east and north of the hall's corner, as the made-up county has it. */
const [LON, LAT] = [-88.99, 33.11];
const at = (east, north) => ({
  latitude: LAT + (north * 0.3048) / 110_922,
  longitude: LON + (east * 0.3048) / 93_360,
});
/** A device that reports about a point, four times a second, until what it returns is called. */
async function stand(east, north, accuracy, jitter = 1.5) {
  let n = 0;
  const report = () => {
    n += 1;
    return context.setGeolocation({ ...at(east + jitter * Math.sin(n * 2.1), north + jitter * Math.cos(n * 1.3)), accuracy });
  };
  await report();
  const timer = setInterval(() => void report().catch(() => undefined), 250);
  return () => clearInterval(timer);
}
/** Time runs eight times as fast for the lock alone. */
const hurry = () => page.locator("pollstead-round").evaluate((one) => void (one.ticks = () => performance.now() * 8));

/** Locks where one stands and takes it. */
async function lock(east, north, accuracy = 4) {
  const away = await stand(east, north, accuracy);
  await press("Lock");
  await button("Use this spot").click();
  away();
}

/** The four questions about a door. */
async function about(name, counts = "It counts", step = "Yes", users = "Voters") {
  await heading("What do people call this door?");
  if (name) await page.getByLabel("Name", { exact: true }).fill(name);
  await press("Next");
  await press(counts);
  await press(step);
  await press(users);
  await heading("Doors");
}
const metres = ([lon, lat], { longitude, latitude }) => Math.hypot((lon - longitude) * 93_360, (lat - latitude) * 110_922);

test("a scripted survey: two entrances by phone and a room by tape, with jitter, a dropout, undo, a duplicate and a reload", async () => {
  await context.grantPermissions(["geolocation"]);
  await begin();
  await visit(HALL);
  await heading("Doors");
  await press("Add the first door");
  await press(/Stand there and lock/);

  // In real time once: eight seconds, with a dropout in them.
  const pressed = Date.now();
  let away = await stand(0, 0, 4);
  await press("Lock");
  await page.getByText("Hold still …").waitFor();
  await page.getByText(/positions in [2-7] s, give or take 1[34] ft/).waitFor();
  away();
  await page.getByText(/No position for some seconds/).waitFor({ timeout: 12_000 });
  assert.ok(await button("Point on the drawing").isVisible(), "another way is offered while it is silent");
  away = await stand(0, 0, 4);
  await page.getByText("Good enough: give or take 14 ft.").waitFor({ timeout: 20_000 });
  away();
  assert.ok(Date.now() - pressed >= 8_000, "eight seconds are eight seconds");
  await press("Use this spot");
  await about("Front door");
  const [front] = (await survey()).doors;
  assert.equal(front.located, "gps");
  assert.ok(front.doubt.accuracy_m >= 4, "averaging makes no position surer than the device says");
  assert.ok(metres(front.at, at(0, 0)) < 1, `${metres(front.at, at(0, 0))} m off`);

  await hurry();
  // A rough one is not taken without saying so.
  await press("Add a door");
  await press(/Stand there and lock/);
  away = await stand(60, 0, 30);
  await press("Lock");
  await page.getByText(/Too rough: give or take 99 ft. Move away from the wall, or use the tape./).waitFor();
  assert.equal(await button("Use this spot").count(), 0);
  assert.ok(await button("Measure with a tape").isVisible());
  away();
  await press("Lock again");
  away = await stand(60, 0, 4);
  await button("Use this spot").click();
  away();
  await about("Side door", "Not counted: staff only", "No", "Staff");

  // The same door again, from a few feet off.
  await press("Add a door");
  await press(/Stand there and lock/);
  await lock(62, 1);
  await heading("Is this Side door?");
  await press(/It is Side door/);
  await heading("Side door");
  assert.equal((await survey()).doors.length, 2, "one door, not two");
  await press(/^Undo: Side door moved, one door instead of two/);
  assert.equal((await survey()).doors.length, 3, "undo brings both back");
  await press(/^Undo: Door 1 added/);
  assert.equal((await survey()).doors.length, 2);

  // Loaded again, everything is there, and so is what can be taken back.
  const kept = await survey();
  await settled();
  await page.reload();
  await visit(HALL);
  assert.deepEqual(await survey(), kept);
  await button(/^Undo: Side door changed/).waitFor();

  await press("Next: Room");
  await press("Place the room");
  await press(/Measure along a wall/);
  await page.getByLabel("Is another door on the same wall?").selectOption({ label: "Side door, to my right" });
  await press("Next");
  await page.getByLabel(/left end/).first().fill("10");
  await page.getByLabel("Width of the room along the wall").fill("40 ft 6 in");
  await press("Show it");
  await page.getByText("Type feet, from above 0").waitFor();
  await page.getByLabel("Depth of the room").fill("30");
  await press("Show it");
  await press("Keep it there");
  await press("Courtroom");
  const { polls } = await survey();
  assert.equal(polls.name, "Courtroom");
  const sides = polls.shape.parts[0].outline.map(([lon, lat], i, all) => {
    const [x, y] = all[(i + 1) % all.length];
    return Math.round((Math.hypot((x - lon) * 93_360, (y - lat) * 110_922) / 0.3048) * 2) / 2;
  });
  assert.deepEqual(sides, [40.5, 30, 40.5, 30]);

  await press("Next: Tape");
  await page.getByLabel("Feet on the tape").fill("sixty");
  await press("Keep this distance");
  await page.getByText("Type feet, from above 0").waitFor();
  await page.getByLabel("Feet on the tape").fill("60' 6\"");
  await press("Keep this distance");
  await page.getByText("Front door to Side door: 60.5 ft by tape").waitFor();

  await press("Next: Access");
  await page.getByRole("group", { name: "Is there a door without a step?" }).getByText("Yes").click();
  assert.equal((await survey()).accessibility.checked.by, "Dee Example");

  await press("Next: Photo");
  await press("Next: Finish");
  await page.getByText("Front door: give or take 14 ft, by phone").waitFor();
  await page.getByText(/Side door: give or take 14 ft, by phone · Not counted: staff only/).waitFor();
  assert.ok(await page.locator("pollstead-round svg.picture path.far").first().getAttribute("d"), "the 150-ft line is drawn");
  await press("This place is done");
  await page.getByText("1 of 3 done").waitFor();

  const waiting = page.waitForEvent("download");
  await press("Save a file");
  const download = await waiting;
  assert.match(download.suggestedFilename(), /^survey-28901-\d{4}-\d\d-\d\d-dee-example\.geojson$/);
  const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.deepEqual(saved, await round("(one) => JSON.parse(JSON.stringify(one.kept.round))"));
  await page.getByText("Save a file to hand in").waitFor();
});

test("no position at all: numbers, then tape and drawing", async () => {
  await begin();
  await visit("Attendance Center");
  await press("Add the first door");
  await press(/Stand there and lock/);
  await press("Lock");
  await page.getByText("This page may not use the position").waitFor();
  await press("Point on the drawing");
  await page.getByText("Nothing is placed here yet").waitFor();
  await page.getByLabel(/Latitude/).fill("33");
  await page.getByLabel(/Longitude/).fill("-89.1");
  await press("Put it there");
  await page.getByText("Type a latitude such as").waitFor();
  await page.getByLabel(/Latitude/).fill("33.02000");
  await page.getByLabel(/Longitude/).fill("-89.01000");
  await press("Put it there");
  await page.getByText("Say how far off it may be.").waitFor();
  await page.getByText("10 ft", { exact: true }).click();
  await press("Put it there");
  await about();
  let { doors } = await survey();
  assert.deepEqual(doors[0].at, [-89.01, 33.02]);
  assert.ok(Math.abs(doors[0].doubt.accuracy_m - 3.048) < 1e-9);

  // One door is known: 50 ft to the east by the compass.
  await press("Add a door");
  await press(/Measure with a tape/);
  await page.getByLabel("Feet from Door 1").fill("50");
  await press("E : East");
  await press("Show it");
  await press("Keep it there");
  await about();
  // Two are known: 40 ft from each, to the left.
  await press("Add a door");
  await press(/Measure with a tape/);
  await page.getByLabel("Feet from Door 1").fill("4");
  await page.getByLabel("Feet from Door 2").fill("5");
  await press("Show it");
  await page.getByText(/meet nowhere/).waitFor();
  await page.getByLabel("Feet from Door 1").fill("40");
  await page.getByLabel("Feet from Door 2").fill("40");
  await press("Show it");
  await press("Keep it there");
  await about();
  ({ doors } = await survey());
  assert.deepEqual(doors.map(({ located }) => located), ["map", "tape", "tape"]);
  const feet = (a, b) => Math.hypot((doors[a].at[0] - doors[b].at[0]) * 93_455, (doors[a].at[1] - doors[b].at[1]) * 110_921) / 0.3048;
  assert.ok(Math.abs(feet(0, 1) - 50) < 0.3 && Math.abs(feet(0, 2) - 40) < 0.3 && Math.abs(feet(1, 2) - 40) < 0.3, [feet(0, 1), feet(0, 2), feet(1, 2)].join());
  assert.ok(doors[2].at[1] > doors[0].at[1], "left of who looks east is north");

  // A room by its corners on the drawing.
  await press("Next: Room");
  await press("Place the room");
  await press(/Draw its corners/);
  for (const key of ["ArrowUp", "ArrowRight", "ArrowDown"]) {
    await page.getByRole("application").press(key);
    await page.getByText("3 ft", { exact: true }).click();
    await press("Put it under the cross");
    if (key !== "ArrowDown") await press("Point on the drawing");
  }
  await press(/^Undo: Corner 3 placed/);
  await page.getByRole("heading", { name: "Corners so far: 2" }).waitFor();
  assert.equal(await button("Close the room").count(), 0, "two corners make no room");
  await press("Point on the drawing");
  await page.getByRole("application").press("Shift+ArrowLeft");
  await page.getByRole("application").press("ArrowDown");
  await page.getByText("3 ft", { exact: true }).click();
  await press("Put it under the cross");
  await press("Close the room");
  await press("Gym");
  const { polls } = await survey();
  assert.equal(polls.shape.parts[0].outline.length, 3);
  assert.ok(polls.doubt.accuracy_m >= 3.048, "a point put beside a rough door is no surer than it");
});

test("what is no position is said, and never becomes a door", async () => {
  await begin();
  await visit(HALL);
  await press("Add the first door");
  await press(/Stand there and lock/);
  await page.locator("pollstead-round").evaluate((one) => {
    const odd = [{ latitude: NaN, longitude: -89, accuracy: 5 }, { latitude: null, longitude: null, accuracy: 5 }, { latitude: 33, longitude: -89, accuracy: 0 }];
    one.geolocation = {
      watchPosition: (seen) => setInterval(() => seen({ coords: odd[Math.floor(Math.random() * 3)] }), 50),
      clearWatch: (id) => clearInterval(id),
    };
  });
  await hurry();
  await press("Lock");
  await page.getByText("The device gave a position that is no position.").waitFor();
  await page.getByText(/No position for some seconds/).waitFor();
  assert.equal(await button("Use this spot").count(), 0);
  assert.equal(await round("(one) => one.lock.locking === undefined"), true, "the core saw none of them");
  await page.locator("pollstead-round").evaluate((one) => (one.geolocation = undefined));
  await press("Back");
  await press("Add the first door");
  await press(/Stand there and lock/);
  await press("Lock");
  await page.getByText("This device has no position.").waitFor();
});

/** A round in which one door of the hall is known. */
async function withDoor(name = "Front door") {
  await begin();
  await visit(HALL);
  await press("Add the first door");
  await press(/Point on the drawing/);
  await page.getByText("10 ft", { exact: true }).click();
  await press("Put it under the cross");
  await about(name);
  await press("Places");
}
const file = (text, name = "theirs.geojson") => ({ name, mimeType: "application/geo+json", buffer: Buffer.from(typeof text === "string" ? text : JSON.stringify(text)) });
const hand = (one) => page.locator("pollstead-round input#file").setInputFiles(one);

test("another person's file: one difference after the other is picked, and the file can be taken out", async () => {
  await withDoor();
  const mine = await round("(one) => JSON.parse(JSON.stringify(one.kept.round))");
  const theirs = structuredClone(mine);
  theirs.by = "Sam Sample";
  const [hall] = theirs.places;
  const moved = [hall.survey.doors[0].at[0] + 0.0001, hall.survey.doors[0].at[1]];
  hall.survey.doors[0].at = moved;
  hall.survey.doors.push({ ...hall.survey.doors[0], id: "other", name: "Back door" });
  // Called by its name, as somebody without the edition does.
  const gym = "fictional consolidated attendance center gymnasium";
  theirs.places.push({ ...structuredClone(hall), survey: { ...structuredClone(hall.survey), place: gym, name: gym }, state: "done" });

  await hand(file(theirs));
  await heading("Add the file of Sam Sample");
  await page.getByText("Difference 1 of 1").waitFor();
  assert.deepEqual(await round("(one) => JSON.parse(JSON.stringify(one.kept.round))"), mine, "nothing changes before the last pick");
  await press("Leave the file out");
  assert.deepEqual(await round("(one) => JSON.parse(JSON.stringify(one.kept.round))"), mine);

  await hand(file(theirs));
  await press(/In the file of Sam Sample/);
  await page.getByText("All picked.").waitFor();
  await press("Back");
  await press(/On this device/);
  await press("Back");
  await press(/In the file of Sam Sample/);
  await press("Put them together");
  await page.getByText("1 of 3 done").waitFor();
  const joined = await round("(one) => JSON.parse(JSON.stringify(one.kept.round))");
  assert.deepEqual(joined.places[0].survey.doors.map(({ name }) => name), ["Front door", "Back door"]);
  assert.deepEqual(joined.places[0].survey.doors[0].at, moved, "theirs was picked");
  assert.equal(joined.places[1].survey.place, "28901:p003", "a name is the listed place's");
  assert.match(joined.by, /Dee Example.*Sam Sample/);

  await press("Take it out again");
  assert.deepEqual(await round("(one) => JSON.parse(JSON.stringify(one.kept.round))"), mine);
});

test("a file that is refused says why and changes nothing", async () => {
  await withDoor();
  const mine = await round("(one) => JSON.parse(JSON.stringify(one.kept))");
  const refused = [
    [file("not a survey"), /found no survey in this file/],
    [file({ county: "28159", by: "Sam", places: [] }), /Found a survey of county 28159, expected one of county 28901/],
    [undefined, /too large to be a survey/],
  ];
  for (const [one, words] of refused) {
    if (one) await hand(one);
    // Made in the page: handing over so many bytes takes long.
    else
      await page.locator("pollstead-round input#file").evaluate((input) => {
        const carried = new DataTransfer();
        carried.items.add(new File([new Uint8Array(20_000_001)], "film.geojson"));
        input.files = carried.files;
        input.dispatchEvent(new Event("change"));
      });
    await page.getByText(words).waitFor();
    await heading("This file was not added");
    assert.deepEqual(await round("(one) => JSON.parse(JSON.stringify(one.kept))"), mine);
    await press("Back to the places");
  }
});

/** The state as the device keeps it. */
const stored = (of = page) =>
  of.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open("pollstead-round");
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const got = asked.result.transaction("rounds").objectStore("rounds").get("28901");
          got.onsuccess = () => {
            asked.result.close();
            resolve(got.result?.kept.round.places[0]?.survey.doors.map(({ name }) => name) ?? []);
          };
        };
      }),
  );

test("a browser that keeps nothing: said at once, the survey goes on, and a file holds it", async () => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("made-up refusal", "SecurityError");
    };
  });
  await withDoor();
  await page.getByText("This browser keeps nothing on this device.").waitFor();
  const waiting = page.waitForEvent("download");
  await page.getByRole("alert").getByRole("button", { name: "Save a file" }).click();
  assert.match(readFileSync(await (await waiting).path(), "utf8"), /Front door/);
});

test("a full device: said, what was kept before stands, and what comes after room is made is kept", async () => {
  await withDoor();
  await settled();
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    window.room = () => (IDBObjectStore.prototype.put = put);
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("made-up quota", "QuotaExceededError");
    };
  });
  await visit(HALL);
  await page.getByRole("listitem").filter({ hasText: "Front door" }).getByRole("button").click();
  await press("Remove this door");
  await page.getByText("This device is full. Your last taps are not kept.").waitFor();
  assert.deepEqual(await stored(), ["Front door"]);
  await page.evaluate(() => window.room());
  await press(/^Undo: Front door removed/);
  await settled();
  assert.equal(await page.getByText("This device is full.").count(), 0);
  assert.deepEqual(await stored(), ["Front door"]);
});

test("what the device threw away is kept again from what is on the screen, and said until a file is saved", async () => {
  await withDoor();
  await settled();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Storage.clearDataForOrigin", { origin: new URL(server.base).origin, storageTypes: "indexeddb" });
  await visit(HALL);
  await page.getByRole("listitem").filter({ hasText: "Front door" }).getByRole("button").click();
  await press(/Name/);
  await page.getByLabel("Name", { exact: true }).fill("Main door");
  await press("Next");
  await page.getByText("The device threw away what was kept.").waitFor();
  assert.deepEqual(await stored(), ["Main door"]);
  await press("All doors");
  await page.getByText("The device threw away what was kept.").waitFor();
  const waiting = page.waitForEvent("download");
  await page.getByRole("alert").getByRole("button", { name: "Save a file" }).click();
  await waiting;
  await page.getByText("The device threw away what was kept.").waitFor({ state: "detached" });
});

test("two windows do not write over each other", async () => {
  await withDoor();
  await settled();
  const second = await context.newPage();
  await second.goto(`${server.base}manager/`);
  await second.getByRole("listitem").filter({ hasText: HALL }).getByRole("button").click();
  await second.getByRole("listitem").filter({ hasText: "Front door" }).getByRole("button").click();
  await button("Remove this door", second).click();
  await settled(second);
  await visit(HALL);
  await page.getByRole("listitem").filter({ hasText: "Front door" }).getByRole("button").click();
  await press(/Name/);
  await page.getByLabel("Name", { exact: true }).fill("Main door");
  await press("Next");
  await page.getByText("The survey is open in another window").waitFor();
  assert.deepEqual(await stored(second), []);
});

test("killed in the middle of saving: at most the last tap is lost, and nothing is half-written", async () => {
  await withDoor();
  await settled();
  for (let wait = 0; wait < 12; wait++) {
    const doomed = await context.newPage();
    await doomed.goto(`${server.base}manager/`);
    await doomed.getByRole("listitem").filter({ hasText: HALL }).getByRole("button").click();
    await doomed.getByRole("listitem").filter({ hasText: "Front door" }).getByRole("button").waitFor();
    // Two changes, one after the other; the page dies so many milliseconds after the second.
    const cdp = await context.newCDPSession(doomed);
    await doomed.locator("pollstead-round").evaluate(
      async (one, n) => {
        const name = (door) => one.did({ key: "round_did_about", what: "" }, (as) => ({ survey: { ...as, doors: [as.doors[0], { ...as.doors[0], id: `x${n}`, name: door }] } }));
        name(`first ${n}`);
        await one.keeping;
        name(`second ${n}`);
      },
      wait,
    );
    await new Promise((resolve) => setTimeout(resolve, wait));
    await Promise.race([cdp.send("Page.crash").catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 300))]);
    await doomed.close().catch(() => undefined);
    const found = await stored();
    assert.ok([`first ${wait}`, `second ${wait}`].includes(found[1]) && found[0] === "Front door" && found.length === 2, `${wait} ms: ${found}`);
  }
});

test("keyboard alone: from the list to a door and back, with the focus where the eye is", async () => {
  await begin();
  const tabTo = async (name) => {
    for (let i = 0; i < 60; i++) {
      const now = await page.evaluate(() => {
        let one = document.activeElement;
        while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
        return `${one?.labels?.[0]?.textContent ?? ""} ${one?.getAttribute("aria-label") ?? ""} ${one?.textContent ?? ""}`.replace(/\s+/g, " ");
      });
      if (now.includes(name)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`no way to ${name} by Tab`);
  };
  const at = async (title) => {
    await heading(title);
    await page.waitForFunction((words) => {
      let one = document.activeElement;
      while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
      return one?.textContent.includes(words);
    }, title);
  };
  await tabTo(HALL);
  await page.keyboard.press("Enter");
  await at("Doors");
  await tabTo("Add the first door");
  await page.keyboard.press("Enter");
  await at("How do you want to place the door?");
  await tabTo("Point on the drawing");
  await page.keyboard.press("Enter");
  await at("Where is the door?");
  await tabTo("Drawing of");
  for (const key of ["ArrowUp", "ArrowLeft", "+", "-", "ArrowRight"]) await page.keyboard.press(key);
  await tabTo("3 ft");
  await page.keyboard.press("Space");
  await tabTo("Put it under the cross");
  await page.keyboard.press("Enter");
  await at("What do people call this door?");
  await tabTo("Name");
  await page.keyboard.press("Enter");
  await at("Does Door 1 count?");
  await tabTo("It counts");
  await page.keyboard.press("Enter");
  await at("Can one get in at Door 1 without a step?");
  await tabTo("Not checked");
  await page.keyboard.press("Enter");
  await at("Who uses Door 1?");
  await tabTo("Voters");
  await page.keyboard.press("Enter");
  await at("Doors");
  const [door] = (await survey()).doors;
  assert.deepEqual([door.name, door.counts.kind, door.step_free, door.used_by], ["Door 1", "yes", "unknown", "Voters"]);
  await tabTo("Undo: Door 1 changed");
  await page.keyboard.press("Enter");
  assert.equal((await survey()).doors[0].used_by, "");
});

/** A JPEG with a line of Exif in it, as a camera writes: here the words that must not stay. */
async function cameraFile() {
  const jpeg = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 3000, height: 2000 });
    const paper = canvas.getContext("2d");
    for (let i = 0; i < 4000; i++) {
      paper.fillStyle = `hsl(${i % 360} 60% ${i % 90}%)`;
      paper.fillRect((i * 7919) % 3000, (i * 104_729) % 2000, 90, 90);
    }
    return canvas.toDataURL("image/jpeg", 0.95).split(",")[1];
  });
  const plain = Buffer.from(jpeg, "base64");
  const words = Buffer.from("Exif\0\0GPS 33.11 -88.99 Made-up Camera");
  const head = Buffer.from([0xff, 0xe1, 0, words.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), head, words, plain.subarray(2)]);
}

test("a photo is kept small, without what the camera wrote into it, and out of the file", async () => {
  await begin();
  await visit(HALL);
  await press(/Photo/);
  const camera = await cameraFile();
  await page.locator("pollstead-round input#photo").setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: camera });
  await page.getByText("Are there no people and no car tags in it?").waitFor();
  assert.equal(await round("(one) => one.photo === undefined"), true, "not kept before somebody has looked at it");
  await press("No, keep it");
  await page.getByRole("button", { name: "Remove the photo" }).waitFor();
  const kept = Buffer.from((await round("(one) => one.photo.jpeg")).split(",")[1], "base64");
  assert.equal(kept.subarray(0, 2).toString("hex"), "ffd8", "a JPEG");
  assert.ok(camera.includes("Made-up Camera") && !kept.includes("Made-up Camera") && !kept.includes("Exif"));
  assert.ok(camera.length > 400_000 && kept.length <= 300_000, `${camera.length} became ${kept.length} bytes`);
  await page.locator("pollstead-round input#photo").setInputFiles(file("no picture", "a.jpg"));
  await page.getByText("That file is no photo this browser can read.").waitFor();
  await page.reload();
  await visit(HALL);
  await press(/Photo/);
  await page.getByAltText("The photo that was taken").waitFor();
  const text = await round("async (one) => one.core.writeSurvey(one.kept.round)");
  assert.ok(!text.includes("jpeg"));
  await press("Remove the photo");
  await page.getByText("Photo removed.").waitFor({ state: "attached" });
});

test("everything that is touched is at least 48 px high", async () => {
  await page.goto(`${server.base}gallery.html`);
  await page.waitForFunction(() => window.examples);
  const names = await page.evaluate(() => window.examples.filter((name) => name.startsWith("round")));
  assert.ok(names.length >= 55, `found ${names.length} states`);
  const small = [];
  for (const name of names) {
    await page.evaluate((one) => window.show(one, "es"), name);
    small.push(
      ...(await page.locator("pollstead-round").evaluate((round, example) => {
        const parts = [round, ...round.renderRoot.querySelectorAll("pollstead-ground")];
        const touched = parts.flatMap((part) => [...part.renderRoot.querySelectorAll("button, a, summary, select, input[type=text], label.off, label.button")]);
        return touched.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 48).map((one) => `${example}: ${one.textContent.trim()}`);
      }, name)),
    );
  }
  assert.deepEqual(small, []);
});
