// The page with the core and an edition as they are built: every kind of answer, forgeries, and silence about what is typed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open, start } from "./tools/browser.mjs";
import { answer, ask, box, missing, ready, rowsOf, sandbox, serveReal, singleFiles } from "./tools/real.mjs";

const lack = missing();
if (lack) console.error(`SKIPPED: tests with the real core: ${lack}`);
const real = (name, run) => test(name, { skip: lack }, run);

let browser, server;
before(async () => {
  if (lack) return;
  browser = await start();
  server = await serveReal();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Words that stand on the screen of an answer, so that its kind is seen and not only held. */
const SEEN = {
  found: /^(Your polling place|Old:)/,
  choose: /^Which one is yours\?/,
  close: /You live near a line/,
  no_place: /The list has no polling place for your precinct/,
  conflict: /Two official records do not agree/,
  no_streets: /^No street addresses for/,
  no_election: /no election|not.*on this day|Nothing is voted/i,
  other_authority: /./,
  outside: /./,
  not_found: /This does not mean you are not registered|PO box|find that address|./,
  invalid: /./,
};
const heading = (page) => page.getByRole("heading", { level: 1 }).innerText();

/** Reaches a row's question through the page. Returns the answer's kind, or what the page said instead of asking. */
async function reach(page, row) {
  if (row.election) await page.getByLabel("Which election?").selectOption(row.election);
  if (row.lon) {
    await page.evaluate(
      ([longitude, latitude, accuracy]) => {
        const coords = { longitude, latitude, accuracy };
        Object.defineProperty(navigator.geolocation, "getCurrentPosition", { value: (done) => done({ coords }), configurable: true });
      },
      [row.lon, row.lat, row.accuracy_m].map(Number),
    );
    await page.getByRole("button", { name: /Use my location/ }).click();
    await page.getByRole("button", { name: "Yes, use my location" }).click();
    if (Math.abs(row.lat) > 90) {
      // No real device says so; the page refuses it before the core would.
      await page.getByText("Your device could not find where you are").waitFor().catch(() => undefined);
      return page.evaluate(() => (document.querySelector("pollstead-lookup").screen.step === "unavailable" ? "invalid" : "asked"));
    }
    return (await answer(page)).kind;
  }
  if (row.precinct) {
    await page.getByRole("button", { name: /See the list/ }).click();
    await page.getByLabel("Which county are you registered in?").selectOption(row.county);
    await page.getByText(/\d shown/).waitFor();
    const name = await page.evaluate((wanted) => {
      const list = document.querySelector("pollstead-lookup").shadowRoot.querySelector("pollstead-list");
      return list.detail.precincts.find(({ precinct }) => precinct.name === wanted || precinct.id.endsWith(`/${wanted}`)).precinct.name;
    }, row.precinct);
    await page.getByLabel("Search precincts and places").fill(name);
    await page.getByRole("listitem").getByRole("button", { name: new RegExp(`^${name.replace(/[.*+?()[\]]/g, "\\$&")}`) }).first().click();
    return (await answer(page)).kind;
  }
  if (!row.address) {
    await box(page).press("Enter");
    await page.getByText("Type your street address first.").waitFor();
    return "invalid";
  }
  return (await ask(page, row.address)).kind;
}

real("each row of the sandbox, asked through the page, gives the kind it names", async () => {
  const { page, context, complaints } = await ready(browser, server);
  const kinds = new Set();
  const wrong = [];
  for (const row of rowsOf(sandbox)) {
    // An identifier that nobody gave cannot be asked from the page.
    if (row.id) continue;
    await page.reload();
    await page.getByText("Not signed").waitFor();
    const kind = await reach(page, row);
    kinds.add(kind);
    if (!row.expect.split("|").includes(kind)) wrong.push(`${row.note}: found ${kind}, expected ${row.expect}`);
    if (kind in SEEN && row.address) assert.match(await heading(page), SEEN[kind], row.note);
  }
  assert.deepEqual(wrong, []);
  const all = ["choose", "close", "conflict", "found", "invalid", "no_election", "no_place", "no_streets", "not_found", "other_authority", "outside"];
  assert.deepEqual([...kinds].sort(), all);
  assert.deepEqual(complaints, []);
  await context.close();
});

real("keyboard alone: type, choose from the list, read the card, go back", async () => {
  const { page, context, complaints } = await ready(browser, server);
  await page.waitForFunction(() => document.activeElement?.localName === "pollstead-lookup");
  await page.keyboard.type("109 elm st pretend springs");
  await page.getByRole("option", { name: /^109 ELM ST, PRETEND SPRINGS 39991/i }).first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const got = await answer(page);
  assert.equal(got.kind, "found");
  const title = page.getByRole("heading", { level: 1 });
  await title.getByText(got.place.name).waitFor();
  assert.ok(await title.evaluate((one) => one.getRootNode().activeElement === one), "focus is on the answer's heading");
  assert.ok(await page.getByText("Bring a photo ID").isVisible());
  await page.goBack();
  assert.equal(await box(page).inputValue(), "109 elm st pretend springs");
  assert.deepEqual(complaints, []);
  await context.close();
});

real("the map: county, cross, answer with the lines drawn", async () => {
  const { page, context, complaints } = await ready(browser, server);
  await page.getByRole("button", { name: /Choose on a map/ }).click();
  await page.getByLabel("Which county do you live in?").selectOption("Makebelieve");
  await page.getByRole("application").waitFor();
  for (let i = 0; i < 4; i++) await page.getByRole("button", { name: "Zoom in" }).click();
  await page.getByText(/Under the cross: precinct/).waitFor();
  await page.getByRole("button", { name: "My home is under the cross" }).click();
  assert.ok(["found", "close", "no_place"].includes((await answer(page)).kind));
  assert.deepEqual(complaints, []);
  await context.close();
});

real("the embedded page answers too", async () => {
  const { page, context, complaints } = await ready(browser, server, "embed/");
  assert.equal((await ask(page, "109 Elm St, Pretend Springs, MS 39991")).kind, "found");
  assert.deepEqual(complaints, []);
  await context.close();
});

real("a link to a place is the card; one to no place of the edition names none", async () => {
  const { page, context, complaints } = await ready(browser, server, "#place=28901/06");
  const got = await answer(page);
  assert.equal(got.kind, "found");
  await page.getByText("if you are registered in this precinct").waitFor();
  await page.goto("about:blank");
  await page.goto(`${server.base}#place=28901/nowhere`);
  assert.ok(["invalid", "not_found"].includes((await answer(page)).kind));
  assert.deepEqual(complaints, []);
  await context.close();
});

real("the desk: the line, the map of the county; and the server sees the same for every address of one county", async () => {
  const at = await serveReal({ of: singleFiles });
  const logs = [];
  for (const [text, words] of [
    ["109 Elm St, Pretend Springs, MS 39991", /^109 ELM ST.*: vote at .* Bring a photo ID\.$/i],
    ["99999 Elm St, Pretend Springs, MS 39991", /does not mean the caller is not registered/],
    ["113 Zzyzx Xing, Pretend Springs, MS 39991", /does not mean the caller is not registered/],
  ]) {
    const { page, context, complaints } = await open(browser, "desktop");
    await page.clock.setFixedTime(new Date("2027-05-01T15:00:00Z"));
    await page.goto(`${at.base}desk/`);
    await page.getByText("Not signed").waitFor();
    at.log.length = 0;
    await page.getByLabel("Caller’s address").fill(text);
    await page.locator(".aloud p").getByText(words).waitFor();
    // The county's files are all there before the line is.
    logs.push(at.log.splice(0));
    if (logs.length === 1) await page.getByRole("img", { name: /Map of precinct lines/ }).waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  }
  assert.ok(logs[0].length >= 3, logs[0].join(" "));
  assert.deepEqual(logs[1], logs[0]);
  assert.deepEqual(logs[2], logs[0]);
  at.close();
});

/** 201 texts of one county: as the list has them, mistyped, and of numbers and streets that are not there. */
function texts(streets) {
  let state = 7;
  const draw = (n) => (state = (state * 48271) % 2147483647) % n;
  // Towns at the county line are left out: their name points to two counties, which is asked about, and seen.
  const mine = streets.filter((one) => one.town && one.zip && !/imaginary|hollow/i.test(one.town));
  return Array.from({ length: 201 }, (_, i) => {
    const { name, town, zip, numbers } = mine[draw(mine.length)];
    const area = `${town}, MS ${zip}`;
    const number = numbers[0] + 2 * draw(20);
    const at = 1 + draw(name.length - 1);
    switch (i % 4) {
      case 0:
        return `${number} ${name}, ${area}`;
      case 1:
        return `${number} ${name.slice(0, at)}${name.slice(at + 1)}, ${area}`;
      case 2:
        return `${90000 + draw(9999)} ${name}, ${area}`;
      default:
        return `${number} Zzyzx ${name.slice(at)} Xing, ${area}`;
    }
  });
}

/** The requests of one voter who types a text in a new browser profile and asks. */
async function requestsFor(at, text) {
  at.log.length = 0;
  const { page, context, complaints } = await ready(browser, at);
  // The rest of the page's code comes once the page is quiet, whatever is typed.
  await page.waitForFunction(() => document.querySelector("pollstead-lookup").later);
  // So does the service worker, with the files of its release.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const before = at.log.splice(0);
  await box(page).pressSequentially(text);
  await box(page).press("Escape");
  await box(page).press("Enter");
  const { kind } = await answer(page);
  await context.close();
  assert.deepEqual(complaints, [], text);
  return { kind, before: before.sort(), after: at.log.splice(0) };
}

real("non-interference: for 200 pairs of addresses the server sees the same, byte for byte and in order", async () => {
  const { page, context } = await ready(browser, server);
  const streets = await page.evaluate(() => document.querySelector("pollstead-lookup").session.streets("28901"));
  await context.close();
  const all = texts(streets);
  const seen = new Array(all.length);
  // Two voters at a time, each with a server and a log of their own.
  const servers = [await serveReal({ of: singleFiles }), await serveReal({ of: singleFiles })];
  let next = 0;
  await Promise.all(
    servers.map(async (at) => {
      while (next < all.length) {
        const i = next++;
        seen[i] = await requestsFor(at, all[i]);
      }
    }),
  );
  for (const at of servers) at.close();
  const kinds = new Set(seen.map(({ kind }) => kind));
  assert.ok(kinds.has("found") && kinds.has("not_found"), `the texts reach ${[...kinds]}`);
  for (let i = 1; i < all.length; i++) {
    assert.deepEqual(seen[i].before, seen[i - 1].before, `before typing: ${all[i]}`);
    assert.deepEqual(seen[i].after, seen[i - 1].after, `${all[i - 1]} | ${all[i]}`);
  }
  assert.ok(seen[0].after.length >= 2, "the county's files are among what is compared");
  for (const [i, { before, after }] of seen.entries())
    for (const line of [...before, ...after]) {
      assert.match(line, /^GET [\w./-]+$/, "no query, no escape");
      for (const word of all[i].match(/[A-Za-z]{4,}/g) ?? []) assert.ok(!line.toLowerCase().includes(word.toLowerCase()), `${line}: ${word}`);
    }
});

/** The kind of unavailable that a voter meets when files that fit are changed; never a place. */
async function spoiled(fits, change) {
  const bad = await serveReal({ of: singleFiles, change: (path, bytes) => (fits.test(path) ? change(bytes) : bytes) });
  const { page, context } = await ready(browser, bad);
  const got = (await page.evaluate(() => document.querySelector("pollstead-lookup").screen.at)) === "home" ? await askAnyhow(page, fits.source.includes("precincts")) : await answer(page);
  const words = await page.locator("main").ariaSnapshot();
  assert.doesNotMatch(words, /Your polling place|Directions/);
  assert.equal(await page.locator(".card").count(), 0);
  await context.close();
  bad.close();
  return { kind: got.kind, why: got.why, words };
}

/** Forged files may turn the screen red while one still types. */
async function askAnyhow(page, byPoint) {
  // Polygons are fetched for a point alone.
  if (byPoint) {
    await reach(page, { lon: "-89.188578", lat: "33.065108", accuracy_m: "25" });
    return answer(page);
  }
  await box(page).fill("109 Elm St, Pretend Springs, MS 39991");
  await box(page).press("Enter", { timeout: 2000 }).catch(() => undefined);
  return answer(page);
}

const flip = (bytes) => {
  const other = Buffer.from(bytes);
  other[other.length >> 1] ^= 1;
  return other;
};

for (const name of ["streets-0", "precincts", "places", "index", "gazetteer", "elections"]) {
  const file = new RegExp(`^/edition/t/.*\\.${name}$`);
  real(`a flipped byte in ${name}: red, and no place`, async () => {
    const got = await spoiled(file, flip);
    assert.deepEqual([got.kind, got.why], ["unavailable", "not_genuine"]);
    assert.match(got.words, /We could not check that this information is genuine/);
    assert.match(got.words, /say this code: G-[0-9A-Z-]+\b/);
  });
  real(`${name} is missing: said plainly, and no place`, async () => {
    const got = await spoiled(file, () => undefined);
    assert.deepEqual([got.kind, got.why], ["unavailable", "not_reached"]);
    assert.match(got.words, /We could not get the information/);
    assert.match(got.words, /say this code: R-[0-9A-Z-]+\b/);
  });
}
