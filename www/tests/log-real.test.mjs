// The log with the core as it is built: sealed in the page, opened by npm's age-encryption and by the command line, whose
// receipt the tablet takes; and sealed by age-encryption, opened by the command line.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { open, start } from "./tools/browser.mjs";
import { edition, missing, serveReal } from "./tools/real.mjs";
import { www } from "./tools/server.mjs";

const program = resolve(www, process.env.POLLSTEAD_PROGRAM ?? "../target/debug/pollstead");
const lack =
  missing() ??
  (existsSync(join(www, "dist/manager/index.html")) ? undefined : "found no dist/manager, expected the manager's page as built") ??
  (existsSync(program) ? undefined : `found no ${program}, expected the command line as the tests build it`);
if (lack) console.error(`SKIPPED: the log with the real core: ${lack}`);

let browser, server, folder;
before(async () => {
  if (lack) return;
  browser = await start();
  server = await serveReal({ of: edition });
  folder = mkdtempSync(join(tmpdir(), "pollstead-log-"));
});
after(async () => {
  await browser?.close();
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const log = (...args) => {
  const ran = spawnSync(program, ["log", ...args], { cwd: folder, encoding: "utf8" });
  return { exit: ran.status, out: ran.stdout, err: ran.stderr };
};

test("a day from the first entry to the clerk's receipt, by two other readers of age files", { skip: lack }, async () => {
  const { page, context, complaints } = await open(browser, "phone", { acceptDownloads: true });
  const tap = (name) => page.getByRole("button", { name, exact: typeof name === "string" }).click();
  await page.clock.setFixedTime(new Date("2027-05-01T15:00:00Z"));
  await page.goto(`${server.base}manager/`);
  await tap(/I am the bailiff/);
  await page.getByLabel("County").selectOption({ index: 1 });
  await page.locator(".big-choice").first().click();
  await tap("Log");
  const party = page.getByRole("button", { name: "Republican" });
  await party.or(page.getByText("Nothing is in the log yet.")).first().waitFor();
  if (await party.isVisible()) await party.click();
  await page.getByText("Nothing is in the log yet.").waitFor();
  const note = async (text) => {
    await tap("Note");
    await page.getByLabel("Note", { exact: true }).fill(text);
    await tap("Keep in the log");
  };
  await note("=HYPERLINK(\"http://made-up.example\")");
  await page.getByText("=HYPERLINK").waitFor();
  await note("A voter, 123-45-6789");
  await page.getByText("This looks like a Social Security or license number.").waitFor();
  await tap("Cancel");
  // Past fifty entries the tablet signs by itself.
  const kinds = await page.evaluate(async () => {
    const { book } = document.querySelector("pollstead-manager").shadowRoot.querySelector("pollstead-log");
    for (let i = 0; i < 60; i++) await book.add("bailiff", { kind: "note", text: `Made-up note ${i}` });
    return book.lines.map(({ what }) => what.kind);
  });
  assert.equal(kinds.filter((kind) => kind === "checkpoint").length, 1);
  await tap("Close the log now");
  const head = await page.locator(".head-symbols").innerText();

  const identity = await generateX25519Identity();
  writeFileSync(join(folder, "office.txt"), `# made up for this test\n${identity}\n`);
  await page.getByLabel("The office’s public key").fill(await identityToRecipient(identity));
  const [file] = await Promise.all([page.waitForEvent("download"), tap("Save the sealed log")]);
  const sealed = readFileSync(await file.path());
  writeFileSync(join(folder, "day.age"), sealed);
  assert.ok(!sealed.includes("HYPERLINK"));

  // npm's age-encryption opens what the page sealed.
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const text = await decrypter.decrypt(new Uint8Array(sealed), "text");
  assert.match(text, /HYPERLINK/);

  // So does the command line, which finds the head and prints the receipt.
  const verified = log("verify", "day.age", "--identity", "office.txt", "--head", head);
  assert.equal(verified.exit, 0, verified.out + verified.err);
  assert.match(verified.out, /^Whole: 64 entries/);
  assert.match(verified.out, /Head on paper .*: the last entry, 63\./);
  const [, receipt] = /Receipt for the tablet: (\S+)/.exec(verified.out);

  // It opens what age-encryption sealed, too, and names the entry that was changed.
  const seal = async (name, text) => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(identity));
    writeFileSync(join(folder, name), await encrypter.encrypt(text));
  };
  await seal("again.age", text);
  assert.equal(log("verify", "again.age", "--identity", "office.txt").exit, 0);
  await seal("changed.age", text.replace("Made-up note 41", "Made-up note 14"));
  const changed = log("verify", "changed.age", "--identity", "office.txt");
  assert.equal(changed.exit, 1);
  assert.match(changed.out, /^Not whole, from entry 43:/);
  assert.doesNotMatch(changed.out, /Receipt/);

  await page.getByLabel("Receipt").fill(receipt);
  await tap("Check");
  await page.getByText("The clerk’s office has the whole log.").first().waitFor();
  const [table] = await Promise.all([page.waitForEvent("download"), tap("Save as a table")]);
  const csv = readFileSync(await table.path(), "utf8");
  assert.equal(csv, execFileSync(program, ["log", "csv", "day.age", "--identity", "office.txt"], { cwd: folder, encoding: "utf8" }), "one table, whoever writes it");
  assert.match(csv, /"'=HYPERLINK/);
  await tap("Take it off");
  await tap("Yes, take it off");
  await page.getByText("The log is off this tablet.").first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a photo that a camera wrote is drawn anew before it is kept; the core takes none with a camera's data", { skip: lack }, async () => {
  const { page, context } = await open(browser, "phone");
  await page.goto(`${server.base}manager/`);
  await page.getByRole("button", { name: /I am the bailiff/ }).click();
  await page.getByLabel("County").selectOption({ index: 1 });
  await page.locator(".big-choice").first().click();
  await page.getByRole("button", { name: "Log", exact: true }).click();
  const got = await page.evaluate(async () => {
    const { session } = document.querySelector("pollstead-manager");
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 40;
    canvas.getContext("2d").fillRect(0, 0, 20, 20);
    const plain = canvas.toDataURL("image/jpeg").split(",")[1];
    const bytes = atob(plain);
    // A camera's segment behind the first two bytes.
    const camera = btoa(`${bytes.slice(0, 2)}\xff\xe1\x00\x0cExif\0\0GPS!${bytes.slice(2)}`);
    const of = { format: 1, county: "28901", place: "p", place_name: "p", election: "e", election_name: "e", election_date: "2027-06-08", party: "", device: "", key: "none", made_up: true };
    const { line } = await session.logOpen(of, "2027-05-01T15:00:00Z", 0);
    const next = (jpeg) => session.logNext(line, { at: "2027-05-01T15:00:01Z", up_s: 1, by: "bailiff", what: { kind: "photo", text: "The sign", jpeg } });
    return [(await next(plain)).kind, await next(camera)];
  });
  assert.equal(got[0], "made");
  assert.equal(got[1].code, "photo", got[1].error);
  await context.close();
});
