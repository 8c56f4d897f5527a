// The poll manager's page as built (with the made-up core in the worker): a walk, storage refused, the keyboard, and a day
// without a network.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { open, start } from "./tools/browser.mjs";
import { serve, www } from "./tools/server.mjs";
import { followWalk, walkTo } from "./tools/walk.mjs";

/** The made-up station, and a step of a foot north. */
const STATION = { longitude: -89.06, latitude: 33.15 };
const FOOT = 0.3048 / 111_195;
/** Feet from the station's corner; see src/core/made-up/survey.ts. */
const at = (east, north, accuracy = 4) => ({
  longitude: STATION.longitude + (east * FOOT) / Math.cos((STATION.latitude * Math.PI) / 180),
  latitude: STATION.latitude + north * FOOT,
  accuracy,
});

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
  await context.close();
});

const url = () => `${server.base}manager/`;
const heading = (name) => page.getByRole("heading", { name });
const tap = (name) => page.getByRole("button", { name }).click();

/** The bailiff at the fire station. */
async function settle(role = "I am the bailiff") {
  await page.goto(url());
  await tap(role);
  await page.getByLabel("County").selectOption("28901");
  await tap(/Made-up Ridge Volunteer Fire Station/);
  await page.getByRole("navigation", { name: "Parts of this page" }).waitFor();
}

test("asked once: who and where are kept; the tape plan comes first for the bailiff", async () => {
  await settle();
  await heading("Tape plan").waitFor();
  await page.getByText("20 ft past the mailbox").waitFor();
  await page.reload();
  await page.getByText("Made-up Ridge Volunteer Fire Station").first().waitFor();
  assert.equal(await heading("Who are you?").count(), 0);
  assert.deepEqual(complaints, []);
});

/** What was said, shown and sounded, in order, each time it changed. */
async function record() {
  await followWalk(page);
  await page.evaluate(() => {
    window.heard = [];
    const walk = document.querySelector("pollstead-manager").shadowRoot.querySelector("pollstead-zone").shadowRoot.querySelector("pollstead-walk");
    let last = "";
    const push = (what) => what !== last && window.heard.push((last = what));
    const shown = walk.show.bind(walk);
    walk.show = (state) => {
      shown(state);
      push(state.state);
      if (state.alarm) window.heard.push(`alarm ${state.alarm}`);
    };
    new MutationObserver(() => (window.spoken = (window.spoken ?? 0) + 1)).observe(walk.shadowRoot.querySelector("[role=status]"), { childList: true, characterData: true, subtree: true });
    navigator.vibrate = (pattern) => (window.buzzed ??= []).push(pattern) > 0;
  });
}

test("a walk in and out with jitter: the states in order, one alarm for each crossing, none at the edge", async () => {
  await settle();
  await tap("Walk");
  await record();
  await tap("Start walking");
  await page.getByText("INSIDE", { exact: true }).waitFor();
  // Door 2 is at 60 ft east, 0 ft north: 150 ft is at -150 ft.
  for (const north of [-110, -120, -144, -156, -146, -153, -149, -152, -147, -190, -200, -160, -151, -149, -120, -100]) await walkTo(page, context, at(60, north + 0.01 * Math.random()));
  const heard = await page.evaluate(() => window.heard);
  assert.deepEqual(heard.filter((one) => one.startsWith("alarm")), ["alarm left", "alarm entered"]);
  assert.deepEqual(heard, ["inside", "too_close_to_call", "outside", "alarm left", "too_close_to_call", "inside", "alarm entered"]);
  assert.equal((await page.evaluate(() => window.buzzed)).length, 2, "vibrates once a crossing");
  // Said aloud on a new state and not at every position.
  assert.ok((await page.evaluate(() => window.spoken)) <= 5, "the live region does not chatter");
  await page.getByText(/about 100 ft from Door 2, ± \d+/).waitFor();
  assert.deepEqual(complaints, []);
});

test("a position lost, hidden or refused is said plainly, with the tape plan as the next step", async () => {
  await page.clock.install({ time: new Date("2026-10-20T15:00:00Z") });
  await settle();
  await tap("Walk");
  await tap("Start walking");
  await page.getByText("INSIDE", { exact: true }).waitFor();
  await page.clock.runFor(5000);
  await page.getByText(/This position is \d seconds old/).waitFor();
  await page.clock.runFor(9000);
  await page.getByText("NO POSITION", { exact: true }).waitFor();
  await page.getByText(/No position for 1\d seconds/).waitFor();
  await context.setGeolocation(at(60, -100, 3000));
  await page.getByText("This tablet hides its exact position.").waitFor();
  await context.setGeolocation(at(60, -20, 16));
  await page.getByText("This position is good to about 52 ft, which is rougher than 30 ft").waitFor();
  await tap("Open the tape plan");
  await heading("30 ft from Truck bay").waitFor();
  assert.deepEqual(complaints, []);
});

test("location not allowed: said, and the tape plan works without it", async () => {
  await context.clearPermissions();
  await settle();
  await tap("Walk");
  await tap("Start walking");
  await page.getByText("This page may not see the tablet’s position.").waitFor();
  await tap("Open the tape plan");
  await heading("150 ft: start at Door 2").waitFor();
});

test("an observation is kept with every key, goes into the log, is listed there and struck out", async () => {
  await settle();
  await tap("Walk");
  await tap("Start walking");
  await page.getByText("INSIDE", { exact: true }).waitFor();
  await tap("Observation here");
  await page.getByLabel("Sign").check();
  await page.getByLabel("Measured by").fill("made up");
  await page.getByLabel("What was asked").fill("Move it, past the stake");
  // Cut off in the middle: what was typed is there again.
  await page.reload();
  await tap("Walk");
  assert.equal(await page.getByLabel("What was asked").inputValue(), "Move it, past the stake");
  await page.getByLabel("Yes").check();
  await tap("Keep this observation");
  await page.getByText("Type the feet as a number.").waitFor();
  await page.getByLabel("Feet by tape").fill("138.5");
  await page.getByLabel("Measured from").selectOption("Door 2");
  // What looks like a date of birth does not get into a public record.
  await page.getByLabel("What was done").fill("Asked a man born 3/4/1961");
  await tap("Keep this observation");
  await page.getByText("This looks like a date of birth.").waitFor();
  await page.getByLabel("What was done").fill("");
  await tap("Keep this observation");
  await page.getByText("Sign. 139 ft by tape from Door 2").waitFor();
  await tap(/Strike out/);
  await page.getByText("Struck out", { exact: true }).waitFor();
  await tap("Open the log");
  await page.getByText("Sign. 139 ft by tape from Door 2").waitFor();
  await page.getByText("Struck out", { exact: true }).waitFor();
  assert.deepEqual(complaints, []);
});

test("storage refused: said, all of it works, and observations last as long as the page", async () => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("refused", "SecurityError"); } });
  });
  await settle();
  await page.getByText("This browser will not store anything.").waitFor();
  await tap("Walk");
  await tap("Observation here");
  await page.getByLabel("Table").check();
  await tap("Keep this observation");
  await page.getByRole("heading", { name: "Observations: 1" }).waitFor();
  await tap("Tape plan");
  await tap("Walk");
  await page.getByRole("heading", { name: "Observations: 1" }).waitFor();
});

test("a distance measured by tape is kept and given to the core", async () => {
  await settle();
  await page.getByLabel("Your tape, feet: Door 2 to mailbox").fill("0");
  await page.getByRole("button", { name: "Keep" }).last().click();
  assert.equal(await page.getByLabel("Your tape, feet: Door 2 to mailbox").getAttribute("aria-invalid"), "true");
  await page.getByLabel("Your tape, feet: Door 2 to mailbox").fill("131.5");
  await page.getByRole("button", { name: "Keep" }).last().click();
  await page.waitForFunction(() => localStorage.getItem("pollstead-manager-tapes-28901:p001")?.includes("131.5"));
});

test("right place by keyboard alone: the place, how far, a slip; the next voter finds nothing of this one", async () => {
  await page.clock.setFixedTime(new Date("2026-11-04T00:19:00Z"));
  await page.goto(url());
  await tap("I am a poll manager");
  await page.getByLabel("County").selectOption("28901");
  await tap(/Imaginary Community Hall/);
  const box = page.getByRole("combobox", { name: "The voter’s address" });
  await box.focus();
  await page.keyboard.type("245 ivy ave, example springs");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await heading("The voter’s place is another one").waitFor();
  await page.getByText("Polls close in 41 minutes. In line at 7").waitFor();
  await page.getByText(/About \d(\.\d)? miles from here in a straight line\. The road is longer\./).waitFor();
  await page.getByText("offer the affidavit ballot").waitFor();
  // On paper the slip alone, without the voter's address.
  await page.emulateMedia({ media: "print" });
  const paper = await page.evaluate(() => {
    const seen = (root) => [...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? seen(one.shadowRoot) : one.childElementCount === 0 && one.checkVisibility() && one.getClientRects().length ? [one.textContent.trim()] : []));
    return seen(document).join(" ");
  });
  assert.match(paper, /Made-up Ridge Volunteer Fire Station/);
  assert.doesNotMatch(paper, /ivy/i);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "Next voter" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await box.inputValue(), "");
  await page.waitForFunction(() => document.activeElement?.localName === "pollstead-manager");
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }) + location.href);
  assert.doesNotMatch(kept, /ivy/i);
});

test("works with the network off after one visit; the county was opened without it", async () => {
  await settle();
  await page.getByText("Offline ready", { exact: true }).waitFor();
  server.log.length = 0;
  await context.setOffline(true);
  await page.reload();
  await heading("Tape plan").waitFor();
  await tap("Walk");
  await page.getByRole("application", { name: /Map of the lines/ }).locator("svg").first().waitFor();
  await tap("Español");
  await page.getByRole("button", { name: "Recorrer" }).waitFor();
  await tap("Prepararse");
  await page.getByText("se abrió sin internet", { exact: false }).waitFor();
  // The browser itself looks for a new service worker, past the switch that cuts the page off.
  assert.deepEqual(server.log.filter((line) => !line.endsWith("/manager/sw.js")), []);
});

test("service workers blocked: said under Get ready, and the open tab goes on without a network", async () => {
  const one = await open(browser, "phone", { serviceWorkers: "block", permissions: ["geolocation"], geolocation: at(60, -100) });
  ({ page, context } = one);
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined }));
  await settle();
  await page.getByText("Not offline ready").waitFor();
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await tap("Get ready");
  await page.getByText("Keep this tab open all day").waitFor();
  await tap("Zone");
  await tap("Walk");
  await page.getByRole("application", { name: /Map of the lines/ }).locator("svg").first().waitFor();
});

test("the voters' pages are out of the service worker's reach", async () => {
  await settle();
  await page.getByText("Offline ready", { exact: true }).waitFor();
  await page.goto(server.base);
  await page.getByText("Made-up places").waitFor();
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
  const scopes = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));
  assert.deepEqual(scopes, [url()]);
});

/** A test on a server of its own, offline ready, whose files `set` changes from then on. */
async function whereFilesChange(tested) {
  let change = (_, bytes) => bytes;
  const was = server;
  server = await serve("dist-gallery", { change: (path, bytes) => change(path, bytes) });
  try {
    await settle();
    await page.getByText("Offline ready", { exact: true }).waitFor();
    await tested((other) => (change = other));
  } finally {
    server.close();
    server = was;
  }
}

test("a new release is used only when somebody says so", () =>
  whereFilesChange(async (set) => {
    const html = readFileSync(join(www, "dist-gallery/manager/index.html"));
    const next = Buffer.from(html.toString().replace("<title>Poll manager", "<title>Next release"));
    const hash = (bytes) => `sha384-${Buffer.from(new Uint8Array(bytes)).toString("base64")}`;
    const [before, after] = await Promise.all([html, next].map((bytes) => crypto.subtle.digest("SHA-384", bytes).then(hash)));
    set((path, bytes) => {
      if (path === "/manager/index.html") return next;
      if (path !== "/manager/sw.js") return bytes;
      const code = bytes.toString();
      assert.ok(code.includes(before), "the release lists the page");
      return Buffer.from(code.replace(before, after).replace(/release-\$\{"[0-9a-f]{16}"\}/, 'release-${"feedfeedfeedfeed"}'));
    });
    await page.reload();
    await tap("Get ready");
    await page.getByText("A new version of this page is on the device.").waitFor();
    assert.notEqual(await page.title(), "Next release", "the old release goes on");
    await page.reload();
    assert.notEqual(await page.title(), "Next release", "a load alone does not swap it");
    await tap("Get ready");
    await tap("Use the new version");
    await page.waitForFunction(() => document.title === "Next release");
    await page.getByText("Made-up Ridge Volunteer Fire Station").first().waitFor();
  }));

test("a release with a changed byte is not taken; the old one goes on", () =>
  whereFilesChange(async (set) => {
    set((path, bytes) => {
      if (path === "/manager/sw.js") return Buffer.from(bytes.toString().replace(/release-\$\{"[0-9a-f]{16}"\}/, 'release-${"badbadbadbadbadb"}'));
      return /leaflet/.test(path) ? Buffer.concat([bytes, Buffer.from(" ")]) : bytes;
    });
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => undefined));
    await page.reload();
    await tap("Get ready");
    await page.getByText("This page opens without a network.").waitFor();
    const names = await page.evaluate(() => caches.keys());
    assert.ok(!names.some((name) => name.includes("badbad")), names.join(" "));
    assert.equal(await page.getByText("A new version").count(), 0);
  }));

test("the kill switch: sw-off.js in place of sw.js leaves no service worker and no cache, and keeps what people entered", () =>
  whereFilesChange(async (set) => {
    const off = readFileSync(join(www, "dist-gallery/manager/sw-off.js"));
    set((path, bytes) => (path === "/manager/sw.js" ? off : bytes));
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0 && (await caches.keys()).every((name) => !name.includes("release")));
    assert.match(await page.evaluate(() => localStorage.getItem("pollstead-manager-place")), /28901:p001/);
  }));
