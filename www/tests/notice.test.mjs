// The drill through the page: a place that moved on the morning is on the card at the next look-up, in a page that was open
// all the time and in a new one, without a new edition.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { start } from "./tools/browser.mjs";
import { ask, back, missing, ready, serveReal } from "./tools/real.mjs";
import { www } from "./tools/server.mjs";

const program = resolve(www, process.env.POLLSTEAD_PROGRAM ?? "../target/debug/pollstead");
const lack = missing() ?? (existsSync(program) ? undefined : `found no ${program}`);
if (lack) console.error(`SKIPPED: the drill through the page: ${lack}`);

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

const ELM = "109 Elm St, Pretend Springs, MS 39991";
const MORNING = new Date("2027-11-02T12:10:00Z");
const card = (page) => page.getByRole("heading", { level: 1 }).innerText();

test("the school is locked: from the call to the card", { skip: lack }, async () => {
  const { page, complaints } = await ready(browser, server);
  await page.clock.setFixedTime(MORNING);
  const was = await ask(page, ELM);
  assert.equal(was.place.id, "28901:p005");
  assert.match(await card(page), /Fellowship Hall/);
  await back(page);

  const called = performance.now();
  const said = ["--kind", "moved", "--place", "28901:p005", "--new-place", "28901:p006", "--yes"];
  const edition = join(server.folder, "edition");
  execFileSync(program, ["notice", "add", "--edition", edition, "--now", "2027-11-02T12:10:30Z", ...said], { stdio: "pipe" });
  const published = performance.now();
  await page.clock.setFixedTime(new Date(MORNING.getTime() + 60_000));
  const is = await ask(page, ELM);
  const shown = performance.now();
  assert.deepEqual([is.place.id, is.notices[0].kind, is.notices[0].instead_of.id], ["28901:p006", "moved", "28901:p005"]);
  console.log(`drill: published after ${Math.round(published - called)} ms, on the card after ${Math.round(shown - called)} ms`);
  assert.match(await card(page), /Community Center/);
  await page.getByText(/Moved\. On November 2, 2027, vote at .*Community Center instead of .*Fellowship Hall\./).waitFor();

  // A page that is opened now, in Spanish too; and nothing of it the day after.
  const fresh = await ready(browser, server);
  await fresh.page.clock.setFixedTime(MORNING);
  assert.equal((await ask(fresh.page, ELM)).place.id, "28901:p006");
  await fresh.page.getByRole("button", { name: "Español" }).click();
  await fresh.page.getByText(/Cambió de lugar\. El 2 de noviembre de 2027, vote en/).waitFor();
  const later = await ready(browser, server);
  await later.page.clock.setFixedTime(new Date("2027-11-03T06:00:00Z"));
  const over = await ask(later.page, ELM);
  assert.deepEqual([over.place.id, over.notices], ["28901:p005", []]);
  assert.deepEqual([...complaints, ...fresh.complaints, ...later.complaints], []);
});
