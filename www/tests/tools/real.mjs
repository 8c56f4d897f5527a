// The built page beside a real edition: where they are, rows of the sandbox, and the steps a voter takes.

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { open } from "./browser.mjs";
import { serve, www } from "./server.mjs";

export const edition = resolve(www, process.env.POLLSTEAD_EDITION ?? "../build/edition");
/** The same source as an edition whose indexes carry nothing: each file is fetched by itself. */
export const singleFiles = resolve(www, process.env.POLLSTEAD_SINGLE_FILES ?? "../build/single-files");
export const sandbox = resolve(www, process.env.POLLSTEAD_SANDBOX ?? "../build/demo/sandbox.csv");

/** What is missing, or undefined. */
export function missing() {
  for (const path of [join(www, "dist/index.html"), join(edition, "m/now.json"), join(singleFiles, "m/now.json"), sandbox])
    if (!existsSync(path)) return `found no ${path}, expected a built page, both editions and the sandbox (make test builds them)`;
  return undefined;
}

/** Serves a copy of dist/ with an edition in it; the copy goes when it closes. */
export async function serveReal({ of = edition, ...options } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "pollstead-page-"));
  cpSync(join(www, "dist"), folder, { recursive: true, filter: (from) => from !== join(www, "dist/edition") });
  cpSync(of, join(folder, "edition"), { recursive: true });
  const server = await serve(folder, options);
  return {
    ...server,
    folder,
    close() {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Rows of a CSV file as objects by its heading. */
export function rowsOf(file) {
  const [head, ...rows] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => [...line.matchAll(/("((?:[^"]|"")*)"|[^,]*)(?:,|$)/g)].map(([, bare, quoted]) => quoted?.replaceAll('""', '"') ?? bare));
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ""])));
}

/** Before every election of the made-up county, whatever the day of the test. */
const TODAY = new Date("2027-05-01T15:00:00Z");

/** A page that has opened its edition. */
export async function ready(browser, server, path = "", options = {}) {
  const one = await open(browser, "phone", options);
  await one.page.clock.setFixedTime(TODAY);
  await one.page.goto(server.base + path);
  await one.page.getByText(/Not signed|We could not/).first().waitFor();
  return one;
}

export const box = (page) => page.getByRole("combobox", { name: "Address where you are registered" });

/** The answer on the screen, as the element holds it. Waits until there is one. */
export async function answer(page) {
  const got = await page.waitForFunction(() => {
    const { screen } = document.querySelector("pollstead-lookup");
    return screen.at === "answer" && screen.answer;
  });
  return got.jsonValue();
}

export async function back(page) {
  await page.getByRole("button", { name: /^(Back|Another address)$/ }).click();
  await box(page).waitFor();
}

/** Waits until something holds, for as long as a starved machine may need. */
export async function until(what) {
  for (const last = Date.now() + 90_000; Date.now() < last; ) {
    if (await what()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`waited in vain: ${what}`);
}

/** Waits until a server has not been asked for anything for a while. */
export async function quiet({ log }, ms = 250) {
  for (let had = -1; had !== log.length; ) {
    had = log.length;
    await new Promise((done) => setTimeout(done, ms));
  }
}

/** Types the text and asks, leaving the suggestions alone. */
export async function ask(page, text) {
  await box(page).fill(text);
  await box(page).press("Escape");
  await box(page).press("Enter");
  return answer(page);
}
