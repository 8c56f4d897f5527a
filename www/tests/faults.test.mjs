// Faults in Chromium: sessions over the page's own host and two mirrors, each with one of sixteen kinds of fault on the files of
// a signed edition. No page may show a place that differs from the generator's truth, unless its label says that it is old;
// and none may keep a voter waiting. The native driver of the same kinds is tests/faults.
//
// `FAULTS=N` sessions, 30 or more, from `SEED=S`; `SHOW=1` prints each.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { start } from "./tools/browser.mjs";
import { drawHosts, HOSTS, KINDS, Random, serveFaulty, spoil } from "./tools/faulty.mjs";
import { www } from "./tools/server.mjs";
import { judge, truthOf } from "./tools/truth.mjs";
import { asked } from "./tools/visit.mjs";

const pages = join(www, "dist-signed");
const edition = join(www, "../build/signed/edition");
const older = join(www, "../build/signed/older");
const demo = join(www, "../build/demo");
const lack = [join(pages, "index.html"), join(www, "dist/index.html"), join(edition, "m/now.json"), join(older, "m/now.json"), join(demo, "truth")].find((path) => !existsSync(path));
if (lack) console.error(`SKIPPED: faults in Chromium: found no ${lack}: \`make test\` builds it`);
const faulted = (name, run) => test(name, { skip: lack }, run);

const COUNT = Number(process.env.FAULTS ?? 60);
const SEED = Number(process.env.SEED ?? 1);
/** At a time: most of a session is waiting. */
const BESIDE = 6;
const MOST_MS = 15_000;
/** A page that has not ended by then is stuck. */
const STUCK_MS = 60_000;

let browser, hosts, truth, when;
before(async () => {
  if (lack) return;
  truth = truthOf(demo);
  hosts = await serveFaulty({ pages, edition, older });
  browser = await start(hosts.browser);
  when = Date.parse(JSON.parse(readFileSync(join(edition, "m/now.json"))).timestamp.signed["x-signed-at"]) + 3_600_000;
});
after(async () => {
  await browser?.close();
  hosts?.close();
});

/** A voter's visit over faulty hosts: opens the page, asks for an address, reads what it says. */
async function visit(chromium, seed, drawn, { address }) {
  // Its service worker would answer from what it keeps; that one has tests of its own.
  const context = await chromium.newContext({ viewport: { width: 390, height: 844 }, locale: "en-US", serviceWorkers: "block" });
  context.setDefaultTimeout(STUCK_MS);
  const hits = await spoil(context, seed, drawn);
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(when));
  const errors = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  const from = performance.now();
  await page.goto(hosts.base);
  const seen = await asked(page, address, STUCK_MS);
  const took = performance.now() - from;
  await context.unrouteAll({ behavior: "ignoreErrors" });
  await context.close();
  return { seen, took, errors, hits };
}

/** One session of a seed. */
async function session(seed, number) {
  const random = new Random(seed);
  // Each kind has its turn on the host that is always asked; every fifth session that host is drawn like the others.
  const own = number % 5 === 4 ? (random.below(2) ? undefined : KINDS[random.below(KINDS.length)]) : KINDS[(number - Math.floor(number / 5)) % KINDS.length];
  // Nobody looks after any host, now and then: what is left is the older edition and its label.
  const drawn = number % 30 === 29 ? HOSTS.map(() => ({ fault: "Stale", share: 100, latency: 50 })) : drawHosts(seed, own);
  const row = truth.rows[random.below(truth.rows.length)];
  const { seen, took, errors, hits } = await visit(browser, seed, drawn, row);
  return { seed, drawn, row, hits, seen, took, errors, was: seen.kind === "stuck" ? "stuck" : judge(seen, row, truth.names) };
}

const line = ({ seed, was, took, seen, drawn, row, hits, errors }) =>
  `seed ${seed}: ${was} (${seen.kind}) after ${Math.round(took)} ms; ${drawn.map(({ fault, share }) => (fault ? `${fault} ${share} %` : "honest")).join(", ")}; ` +
  `${row.address}; ${hits.map(([kind, host, path]) => `${kind} ${host}/${path.replace(/[0-9a-f]{60}/, "…")}`).join(", ")} ${errors.join("; ")}`;

test("what is held beside the truth: a place of others, one that is old without saying so, a place on a refusal are wrong", () => {
  const names = ["Made-Up Hall", "Made-Up Hall Annex", "Made-Up Gym"];
  const row = { precinct: "28901/06", place: "Made-Up Hall" };
  const label = "May be out of date: last published Monday.";
  const found = (text, precinct = row.precinct) => judge({ kind: "found", precinct, text }, row, names);
  assert.equal(found("Your polling place: Made-Up Hall"), "right");
  assert.equal(found(`${label} Made-Up Hall`), "stale");
  assert.equal(found(`${label} Former Made-Up Hall`), "stale");
  for (const text of ["Former Made-Up Hall", "Made-Up Gym", "Made-Up Hall Annex", "Made-Up Hall or Made-Up Gym", "", `${label} Made-Up Gym`, `${label} Former Made-Up Gym`])
    assert.equal(found(text), "WRONG", text);
  assert.equal(found("Made-Up Hall", "28901/07"), "WRONG", "of another precinct");
  const call = (text) => judge({ kind: "unavailable", text }, row, names);
  assert.equal(call("Call 1-800-829-6786"), "refused");
  assert.equal(call("We could not check."), "WRONG", "nobody to call");
  assert.equal(call("Made-Up Hall. Call 1-800-829-6786"), "WRONG");
  for (const kind of ["no_place", "not_found", "choose", "opened"]) assert.equal(judge({ kind, text: "Call 1-800-829-6786" }, row, names), "WRONG", kind);
});

faulted("pages that trust nobody's signature go wrong over the same hosts", async () => {
  const unsigned = await serveFaulty({ pages: join(www, "dist"), edition, older });
  const other = await start(unsigned.browser);
  try {
    const drawn = HOSTS.map(() => ({ fault: "Stale", share: 100, latency: 0 }));
    const [row] = truth.rows;
    const { seen } = await visit(other, 1, drawn, row);
    assert.equal(judge(seen, row, truth.names), "WRONG", `${seen.kind}: ${seen.text.slice(0, 300)}`);
  } finally {
    await other.close();
    unsigned.close();
  }
});

faulted(`${COUNT} sessions in which hosts fail in sixteen ways: none is wrong, none is kept waiting`, async () => {
  const queue = Array.from({ length: COUNT }, (_, number) => number);
  const all = [];
  const from = performance.now();
  const work = async () => {
    for (let number; (number = queue.shift()) !== undefined; ) {
      const one = await session(SEED + number, number);
      all.push({ ...one, number });
      if (process.env.SHOW) console.error(line(one));
    }
  };
  await Promise.all(Array.from({ length: BESIDE }, work));
  // What a machine that is busy elsewhere kept waiting is asked again by itself.
  for (const [at, { seed, number, took }] of all.entries()) if (took > MOST_MS) all[at] = { ...(await session(seed, number)), number };

  const of = (was) => all.filter((one) => one.was === was);
  const honest = all.filter(({ drawn }) => drawn.some(({ fault }) => !fault));
  const right = honest.filter(({ was }) => was === "right");
  const touched = KINDS.map((kind) => [kind, all.filter(({ hits }) => hits.some(([one]) => one === kind)).length]);
  const longest = all.reduce((a, b) => (a.took > b.took ? a : b));
  console.error(
    `${COUNT} sessions from seed ${SEED} in ${Math.round((performance.now() - from) / 1000)} s: ${of("right").length} right, ${of("stale").length} labelled stale, ` +
      `${of("refused").length} safe refusals, ${of("WRONG").length} wrong, ${of("stuck").length} stuck; with an honest host ${right.length} of ${honest.length} right; ` +
      `longest ${Math.round(longest.took)} ms (seed ${longest.seed}); sessions touched by ${touched.map(([kind, count]) => `${kind} ${count}`).join(", ")}`,
  );
  assert.deepEqual([...of("WRONG"), ...of("stuck")].map(line), []);
  assert.deepEqual(all.filter(({ took }) => took > MOST_MS).map(line), [], "ended in time");
  assert.deepEqual(all.filter(({ errors }) => errors.length).map(line), [], "errors that nobody caught");
  const failed = honest.filter(({ was }) => was !== "right");
  assert.ok(right.length >= honest.length * 0.99, failed.map(line).join("\n"));
  assert.ok(of("stale").length > 0 && of("refused").length > 0, "faults that change nothing");
  for (const [kind, count] of touched) assert.ok(count * 20 >= COUNT, `${kind} touched ${count} of ${COUNT} sessions`);
});
