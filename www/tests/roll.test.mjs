// The roll with the core as it is built: a tablet enrolled, the file that the command line seals, names searched, locked, wiped. After the
// lock and after the wipe nothing that the browser keeps has a name of the roll in it, in any spelling of bytes; and each bad file is
// refused in its own words. All people are made up.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { open, start } from "./tools/browser.mjs";
import { edition, missing, serveReal, until } from "./tools/real.mjs";
import { www } from "./tools/server.mjs";

const program = resolve(www, process.env.POLLSTEAD_PROGRAM ?? "../target/debug/pollstead");
const lack =
  missing() ??
  (existsSync(join(www, "dist/manager/index.html")) ? undefined : "found no dist/manager, expected the manager's page as built") ??
  (existsSync(program) ? undefined : `found no ${program}, expected the command line as the tests build it`);
if (lack) console.error(`SKIPPED: the roll with the real core: ${lack}`);
const real = (name, run) => test(name, { skip: lack }, run);

const ELECTION = "demo-2027-11-02-general";
const ELECTION_DAY = "2027-11-02T15:00:00Z";
/** Fifty family names that stand nowhere else. */
const PLANTED = Array.from({ length: 50 }, (_, n) => `Qwyjibo${String.fromCharCode(97 + (n % 25), 97 + Math.floor(n / 25), 120)}ovitch`);
const STATUSES = ["active", "inactive", "hava_unverified"];

let browser, server, folder, recovery;
before(async () => {
  if (lack) return;
  browser = await start();
  server = await serveReal({ of: edition });
  folder = mkdtempSync(join(tmpdir(), "pollstead-roll-"));
  recovery = await generateX25519Identity();
  run("roll", "key", "--out", "office.key");
});
after(async () => {
  await browser?.close();
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

function run(...args) {
  const ran = spawnSync(program, args, { cwd: folder, encoding: "utf8" });
  assert.equal(ran.status, 0, `${args.join(" ")}: ${ran.stderr}`);
  return ran.stdout;
}

/** The county's roll: fifty planted people of one precinct, ten of another. Of the fifty one is protected, one has voted absentee, two have moved. */
function writeRoll(own, other) {
  const [county] = own.split("/");
  const row = (n, last, precinct) =>
    [`made-up-${n}`, last, "Pretenda", n + 1, "Fable Road", "Pretend Springs", "39991", county, precinct.split("/")[1], STATUSES[n % 3], n === 49 ? "yes" : "", n === 3 ? "yes" : "", { 4: "2027-10-20", 6: "2027-08-01" }[n] ?? ""].join(",");
  const rows = [...PLANTED.map((last, n) => row(n, last, own)), ...Array.from({ length: 10 }, (_, n) => row(100 + n, `Elsewhere${String.fromCharCode(97 + n)}y`, other))];
  writeFileSync(join(folder, "roll.csv"), `voter,last,first,number,street,town,zip,county,precinct,status,protected,absentee,moved\n${rows.join("\n")}\n`);
}

/** Seals to a tablet as a clerk does; gives the file and the office's key. */
async function pack(out, tablet, precinct, { election = ELECTION, version = 1 } = {}) {
  const said = run(
    ...["roll", "pack", "--roll", "roll.csv", "--key", "office.key", "--edition", edition, "--election", election, "--precinct", precinct],
    ...["--to", tablet, "--recovery", await identityToRecipient(recovery), "--version", String(version), "--out", out],
  );
  return { file: join(folder, out), office: /office key: ([0-9a-f]{64})/.exec(said)[1] };
}

/** What `pack` sealed, with its lines changed and sealed again by somebody without the office's key. */
async function resealed(file, out, tablet, change) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(recovery);
  const lines = (await decrypter.decrypt(new Uint8Array(readFileSync(file)), "text")).split("\n");
  change(lines);
  const encrypter = new Encrypter();
  encrypter.addRecipient(tablet);
  writeFileSync(join(folder, out), await encrypter.encrypt(lines.join("\n")));
  return join(folder, out);
}

let page, context, complaints;
beforeEach(async () => {
  if (!lack) ({ page, context, complaints } = await open(browser, "phone"));
});
afterEach(async () => {
  await context?.close();
});

const tap = (name) => page.getByRole("button", { name, exact: typeof name === "string" }).click();
const says = (text) => page.getByText(text).first().waitFor();
const element = (read, given) => page.locator("pollstead-manager").evaluate(new Function("one", "given", `return (${read})(one, given)`), given);

/** A tablet at a place of one precinct, with the roll turned on as site.json would. Gives its precinct and another one. */
async function arrive(now = ELECTION_DAY) {
  await page.clock.install({ time: new Date(now) });
  await page.goto(`${server.base}manager/`);
  await tap(/I am a poll manager/);
  await page.getByLabel("County").selectOption({ index: 1 });
  await page.locator(".big-choice").first().waitFor();
  const at = await element((one) => {
    const { precincts } = one.county;
    const alone = precincts.find(({ place }) => place && precincts.filter((other) => other.place?.id === place.id).length === 1);
    return { fips: one.fips, place: alone.place.name, own: alone.precinct.id, other: precincts.find((two) => two !== alone).precinct.id };
  });
  await page.locator(".big-choice").filter({ hasText: at.place }).first().click();
  await page.getByRole("navigation", { name: "Parts of this page" }).waitFor();
  writeRoll(at.own, at.other);
  return at;
}

/** As site.json turns it on; the office's key is made by each test. */
async function turnOn({ fips }, office) {
  await element((one, { fips, office }) => void (one.rollSite = { origin: location.origin, offices: { [fips]: office } }), { fips, office });
  await tap("Roll");
}

/** A slot with the words that the page draws. */
async function enrol(initials) {
  await page.getByLabel("Your initials").fill(initials);
  await tap("Make my words");
  await page.locator(".words li").nth(5).waitFor();
  const words = (await page.locator(".words li").allInnerTexts()).join(" ");
  assert.match(words, /^([a-z]{3,8} ){5}[a-z]{3,8}$/);
  await tap("I wrote them down");
  await page.getByLabel("Now type the six words").fill(words.toUpperCase());
  await tap("Keep my slot");
  await says("The roll is open");
  return { words, key: await page.locator(".key").innerText() };
}

async function unlock(words) {
  await page.getByLabel("Your six words").fill(words);
  await tap("Unlock");
}

const give = (file) => page.locator('input[type="file"]').setInputFiles(file);

/** Everything that the browser keeps for this site, as bytes: databases, localStorage, caches, the private file system. */
async function kept() {
  const dump = await page.evaluate(async () => {
    const parts = [];
    const put = (value) => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
        const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        let text = "";
        for (const byte of bytes) text += String.fromCharCode(byte);
        parts.push(text);
      } else if (typeof value === "string") parts.push(unescape(encodeURIComponent(value)));
      else if (value && typeof value === "object") for (const [key, one] of Object.entries(value)) (put(key), put(one));
      else parts.push(String(value));
    };
    const promised = (request) => new Promise((done, fail) => ((request.onsuccess = () => done(request.result)), (request.onerror = () => fail(request.error))));
    const stores = {};
    for (const { name } of await indexedDB.databases()) {
      const db = await promised(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        const at = db.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([promised(at.getAllKeys()), promised(at.getAll())]);
        stores[`${name}/${store}`] = values.length;
        put(keys);
        put(values);
      }
      db.close();
    }
    put({ ...localStorage });
    put({ ...sessionStorage });
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) (put(request.url), put(await (await cache.match(request)).arrayBuffer()));
    }
    const walk = async (folder) => {
      for await (const [name, handle] of folder.entries()) {
        put(name);
        if (handle.kind === "directory") await walk(handle);
        else put(await (await handle.getFile()).arrayBuffer());
      }
    };
    await walk(await navigator.storage.getDirectory());
    return { stores, text: parts.join("\n") };
  });
  return { stores: dump.stores, bytes: Buffer.from(dump.text, "latin1") };
}

/** The planted names that stand in these bytes: as UTF-8, UTF-16 of both orders, hexadecimal, and base64 wherever it may begin. */
function leaked(bytes) {
  const text = bytes.toString("latin1").toLowerCase();
  return PLANTED.filter((name) =>
    [name, name.toLowerCase(), name.toUpperCase()].some((word) => {
      const utf16 = Buffer.from(word, "utf16le");
      const base64 = [0, 1, 2].map((skew) => Buffer.concat([Buffer.alloc(skew), Buffer.from(word)]).toString("base64").slice(skew === 0 ? 0 : 4, -4));
      return [word, utf16.toString("latin1"), Buffer.from(utf16).swap16().toString("latin1"), Buffer.from(word).toString("hex")].some((one) => text.includes(one.toLowerCase()))
        || base64.some((one) => bytes.includes(one));
    }),
  );
}

const holders = () => page.workers().filter((one) => /\/worker-/.test(one.url())).length;

real("a site that has not turned the roll on has no such tab", async () => {
  await arrive();
  await page.getByRole("button", { name: "Log", exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Roll", exact: true }).count(), 0);
});

real("enrolled, loaded, unlocked, searched, locked, wiped; and no name is kept anywhere", async () => {
  const at = await arrive();
  // The office's key is known once something was packed: here for the recovery key alone.
  const { office } = await pack("first.age", await identityToRecipient(recovery), at.own);
  await turnOn(at, office);
  const { words, key } = await enrol("ab");
  assert.match(key, /^age1[02-9ac-hj-np-z]{58}$/);
  const { file } = await pack("roll.age", key, at.own);
  await give(file);
  await says(/The roll is on this tablet: 50 people/);
  await says("Everyone on this roll is made up.");

  // Locked by one tap: the worker ends.
  assert.equal(holders(), 2, "the look-up's worker and the roll's");
  await tap("Lock now");
  await says("The roll is locked");
  await until(() => holders() === 1);
  const locked = await kept();
  assert.equal(locked.stores["pollstead-roll/rolls"], 1, "the sealed file is kept");
  assert.equal(locked.stores["pollstead-roll/slots"], 1);
  assert.deepEqual(leaked(locked.bytes), []);
  for (const word of words.split(" ")) assert.ok(!(await page.evaluate(() => document.querySelector("pollstead-manager").shadowRoot.textContent)).includes(` ${word} `));
  assert.ok(!locked.bytes.includes(words) && !/AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}/.test(locked.bytes), "neither words nor key in clear");

  // Unlocked again in a page that was loaded anew.
  await page.reload();
  await page.getByRole("navigation", { name: "Parts of this page" }).waitFor();
  await turnOn(at, office);
  await unlock(` ${words.replaceAll(" ", ", ")} `);
  await says("The roll is open");

  // Each state, misspelt; every end offers a ballot or names who decides.
  const search = page.getByLabel("Name", { exact: true });
  const find = async (typed, said, ends) => {
    await search.fill(typed);
    await page.locator(".found button").filter({ hasText: said }).first().click();
    await says(ends);
    await tap("Next voter");
  };
  await find(PLANTED[0].replace("j", "g"), "Active", /Find the name in the paper pollbook/);
  await find(`pretenda ${PLANTED[1]}`, "Inactive", "Offer the affidavit ballot.");
  await find(PLANTED[2], "Registered by mail", "Offer the affidavit ballot.");
  await find(PLANTED[3], "Has voted absentee, this roll says", "Offer the affidavit ballot.");
  await find(PLANTED[4], "Moved in the last 30 days", "Offer the affidavit ballot.");
  await find(PLANTED[6], "Moved more than 30 days ago", "Offer the affidavit ballot.");
  await find(PLANTED[49], "Ask the clerk", /Call the clerk about this voter/);
  await find("Elsewhereay", "Another precinct", "Votes at");
  await search.fill("qwyjibo");
  await says("More people fit. Type more of the name.");
  assert.equal(await page.locator(".found button").count(), 20);
  await search.fill("zzzzzzzz");
  await says("This does not mean that the voter is not registered.");
  await tap("The voter is not on the roll");
  await says("Offer the affidavit ballot.");
  await tap("Next voter");
  await search.fill(PLANTED[3]);
  await page.locator(".found button").first().waitFor();

  // Nobody there: a warning, a key keeps it open, then nobody again.
  await page.clock.fastForward(101_000);
  await page.clock.runFor(1500);
  await says(/It locks soon/);
  await page.keyboard.press("Shift");
  await page.getByText(/It locks soon/).waitFor({ state: "detached" });
  await page.clock.fastForward(90_000);
  await page.clock.runFor(1500);
  await says("The roll is open");
  await page.clock.fastForward(31_000);
  await page.clock.runFor(1500);
  await says("The roll is locked");
  await until(() => holders() === 1);
  assert.ok(!(await page.content()).includes(PLANTED[3]));
  assert.ok(!(await element((one) => one.shadowRoot.querySelector("pollstead-roll").shadowRoot.innerHTML)).includes(PLANTED[3]), "no name is left on the screen");
  assert.deepEqual(leaked((await kept()).bytes), []);

  // Before the day is over nobody wipes it without words.
  assert.equal(await page.getByText("End of day: wipe the roll").count(), 0);
  await unlock(words);
  await says("The roll is open");
  await page.getByText("End of day: wipe the roll").click();
  await tap("Wipe the roll and the keys");
  await tap("Yes, wipe");
  await says("Taken off this tablet: rolls 1, slots 1. The storage was read again: nothing of them is left. The log stays.");
  await until(() => holders() === 1);
  await until(async () => (await kept()).bytes.includes('"did":"wipe"'));
  const wiped = await kept();
  assert.deepEqual([wiped.stores["pollstead-roll/rolls"], wiped.stores["pollstead-roll/slots"]], [0, 0]);
  assert.deepEqual(leaked(wiped.bytes), []);
  for (const did of ["unlock", "lock", "import", "view", "redirect"]) assert.ok(wiped.bytes.includes(`"did":"${did}"`), `the log says ${did}`);
  // The search above would have found a name.
  await page.evaluate((name) => localStorage.setItem("planted", btoa(`x${name}`)), PLANTED[7]);
  assert.deepEqual(leaked((await kept()).bytes), [PLANTED[7]]);
  assert.deepEqual(complaints, []);
});

real("a wrong passphrase waits longer each time, says nothing else, and erases nothing", async () => {
  const at = await arrive();
  const { office } = await pack("first.age", await identityToRecipient(recovery), at.own);
  await turnOn(at, office);
  const { words, key } = await enrol("CD");
  await give((await pack("wait.age", key, at.own)).file);
  await says(/The roll is on this tablet/);
  await tap("Lock now");
  for (const pin of ["1234", "123456", words.split(" ").slice(0, 5).join(" ")]) {
    await unlock(pin);
    await says("Type all six words. A PIN, or fewer words, does not open it.");
  }
  const last = words.split(" ").at(-1);
  const wrong = [words.replace(/\w+$/, last === "zoo" ? "zone" : "zoo"), "zoo zoo zoo zoo zoo zoo", words.split(" ").reverse().join(" ")];
  for (const [n, seconds] of [1, 2, 4, 8, 16].entries()) {
    await unlock(wrong[n % wrong.length]);
    await says(`These words do not open it. Try again in ${seconds} s.`);
    const button = page.locator('pollstead-roll-unlock button[type="submit"]');
    await page.clock.runFor(600);
    // The page's clock runs on while the test looks: the short waits may be over by then.
    if (n > 2) assert.ok(await button.isDisabled());
    if (n === 4) {
      // Loading the page again wins nothing.
      await page.reload();
      await page.getByRole("navigation", { name: "Parts of this page" }).waitFor();
      await turnOn(at, office);
      await page.getByRole("button", { name: /Try again in \d+ s/ }).waitFor();
    }
    await page.clock.fastForward(seconds * 1000 + 600);
    await page.clock.runFor(600);
    await page.getByRole("button", { name: "Unlock" }).waitFor();
  }
  const { stores } = await kept();
  assert.deepEqual([stores["pollstead-roll/rolls"], stores["pollstead-roll/slots"]], [1, 1]);
  await unlock(words);
  await says("The roll is open");
});

real("each bad file is refused in its words, and the last good roll stays", async () => {
  const at = await arrive();
  const { office } = await pack("first.age", await identityToRecipient(recovery), at.own);
  await turnOn(at, office);
  const { key } = await enrol("EF");
  const { file } = await pack("good.age", key, at.own, { version: 2 });
  await give(file);
  await says(/The roll is on this tablet/);
  const good = readFileSync(file);
  const made = (name, bytes) => (writeFileSync(join(folder, name), bytes), join(folder, name));
  const changed = Buffer.from(good);
  changed[good.length - 100] ^= 1;
  const files = [
    [(await pack("other.age", key, at.other)).file, "This is the roll of another precinct"],
    [(await pack("election.age", key, at.own, { election: "demo-2027-06-08-pretend-springs" })).file, "This is the roll of another election"],
    [(await pack("older.age", key, at.own, { version: 1 })).file, "This roll is older than the one on this tablet: number 1, not 2."],
    [(await pack("stranger.age", await identityToRecipient(await generateX25519Identity()), at.own)).file, "This file is sealed to another tablet"],
    [made("cut.age", good.subarray(0, good.length - 1000)), "This file was changed or cut short on the way."],
    [made("byte.age", changed), "This file was changed or cut short on the way."],
    [await resealed(file, "moved.age", key, (lines) => ([lines[4], lines[5]] = [lines[5], lines[4]])), "lines in it were changed or moved"],
    [await resealed(file, "less.age", key, (lines) => lines.splice(6, 1)), "lines in it were changed or moved"],
    [made("letter.txt", "Dear poll manager"), "This file is not a sealed roll."],
  ];
  for (const [bad, words] of files) {
    if (!(await page.locator('input[type="file"]').isVisible())) await page.getByText("A newer file").click().catch(() => undefined);
    await give(bad);
    await page.getByRole("alert").filter({ hasText: words }).filter({ hasText: "The roll that was here stays." }).waitFor();
    await page.getByLabel("Name", { exact: true }).fill(PLANTED[0]);
    await page.locator(".found button").filter({ hasText: PLANTED[0] }).first().waitFor();
  }
  assert.deepEqual(complaints, []);
});

for (const [now, words] of [
  ["2027-10-22T15:00:00Z", "It is too early. This roll opens on October 23, 2027, and today is October 22, 2027."],
  ["2027-11-04T15:00:00Z", "The time of this roll is over. It was for use until November 3, 2027, and today is November 4, 2027."],
])
  real(`outside its days it is refused: ${now.slice(0, 10)}`, async () => {
    const at = await arrive(now);
    const { office } = await pack("first.age", await identityToRecipient(recovery), at.own);
    await turnOn(at, office);
    const { key } = await enrol("GH");
    await give((await pack("day.age", key, at.own)).file);
    await page.getByRole("alert").filter({ hasText: words }).waitFor();
    assert.equal((await kept()).stores["pollstead-roll/rolls"], 0);
  });
