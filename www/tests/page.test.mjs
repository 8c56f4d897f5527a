// The pages as built (with the made-up core in the worker), from a sub-path, under the policy of the header file.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, afterEach, test } from "node:test";
import { open, start } from "./tools/browser.mjs";
import { headersFor } from "../serve.mjs";
import { quiet } from "./tools/real.mjs";
import { serve, www } from "./tools/server.mjs";

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
  // Before the made-up county's elections, whatever the day of the test.
  await page.clock.setFixedTime(new Date("2026-10-20T15:00:00Z"));
});
afterEach(async () => {
  await context.close();
});

const box = () => page.getByRole("combobox", { name: "Address where you are registered" });
const rows = () => page.getByRole("listbox").getByRole("option");
const card = () => page.getByText("Your polling place", { exact: true });
/** The map of the made-up county, as a voter comes to it. */
async function countyMap() {
  await ready();
  await page.getByRole("button", { name: /Choose on a map/ }).click();
  await page.getByLabel("Which county do you live in?").selectOption("Madeup");
  return page.getByRole("application", { name: "Map of Madeup County’s precinct lines" });
}
/** The page once the core has opened its edition. */
async function ready(path = "") {
  await page.goto(server.base + path);
  await page.getByText("Made-up places").waitFor();
}

test("keyboard alone: type, choose from the list, read the card, go back", async () => {
  await ready();
  await page.waitForFunction(() => document.activeElement?.localName === "pollstead-lookup");
  await page.keyboard.type("245 ivy, springs");
  await page.getByRole("option", { name: /245 IVY AVE/ }).waitFor();
  assert.equal(await box().getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  const active = await box().getAttribute("aria-activedescendant");
  assert.equal(await page.locator(`#${active}`).getAttribute("aria-selected"), "true");
  assert.equal(await box().inputValue(), "245 ivy, springs", "what was typed stays while one looks at rows");
  await page.keyboard.press("Escape");
  assert.equal(await box().getAttribute("aria-expanded"), "false");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const title = page.getByRole("heading", { level: 1 });
  await title.getByText("Made-up Ridge Volunteer Fire Station").waitFor();
  assert.ok(await title.evaluate((one) => one.getRootNode().activeElement === one), "focus is on the answer's heading");
  assert.ok(await page.getByText("Bring a photo ID").isVisible());
  await page.goBack();
  assert.equal(await box().inputValue(), "245 ivy, springs");
  assert.deepEqual(complaints, []);
});

/** Puts the suggestions into the test's hands: `give(texts)` answers the oldest question; ids asked for are kept. */
async function suggestByHand() {
  await page.evaluate(() => {
    const { session } = document.querySelector("pollstead-lookup");
    const waiting = [];
    window.asked = [];
    session.suggest = () => new Promise((resolve) => waiting.push(resolve));
    const { locate } = session;
    session.locate = (question, now) => {
      window.asked.push(question.id ?? question.text);
      return locate.call(session, question, now);
    };
    window.give = (texts) =>
      waiting.shift()({
        area: { kind: "counties", counties: [{ fips: "28901", name: "Madeup" }] },
        suggestions: texts.map((text) => ({ text, id: `id of ${text}` })),
        no_streets: false,
      });
  });
  return (...texts) => page.evaluate((all) => window.give(all), texts);
}
const asked = () => page.evaluate(() => window.asked);

test("suggestions that come between the arrow key and Enter do not change the row that was chosen", async () => {
  await ready();
  const give = await suggestByHand();
  await box().fill("12 iv");
  await give("12 IVY AVE", "12 IVY ST");
  await rows().first().waitFor();
  await box().pressSequentially("y");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator("#row-1").getAttribute("aria-selected"), "true");
  await give("12 IVYDALE RD", "12 IVORY AVE", "12 IVY ST");
  await page.waitForTimeout(50);
  assert.equal(await page.locator('[aria-selected="true"]').innerText(), "12 IVY ST");
  await page.keyboard.press("Enter");
  await card().waitFor();
  assert.deepEqual(await asked(), ["id of 12 IVY ST"]);
});

test("a row that is no longer suggested is still the one that Enter picks", async () => {
  await ready();
  const give = await suggestByHand();
  await box().fill("12 iv");
  await give("12 IVY AVE");
  await rows().first().waitFor();
  await box().pressSequentially("o");
  await page.keyboard.press("ArrowDown");
  await give();
  await page.waitForTimeout(50);
  await page.keyboard.press("Enter");
  await card().waitFor();
  assert.deepEqual(await asked(), ["id of 12 IVY AVE"]);
});

test("an arrow key that comes before the suggestions steps into them when they come; Enter picks nothing unseen", async () => {
  await ready();
  const give = await suggestByHand();
  await box().fill("12 ivy");
  await page.keyboard.press("ArrowDown");
  await give("12 IVY AVE", "12 IVY ST");
  await rows().first().waitFor();
  assert.equal(await page.locator('[aria-selected="true"]').innerText(), "12 IVY AVE");
  await box().fill("");
  await box().fill("12 ivy st");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await card().waitFor();
  assert.deepEqual(await asked(), ["12 ivy st"], "without a row on the screen, what was typed is asked");
});

test("a list that changes under the pressed mouse button gives the row that was pressed", async () => {
  await ready();
  const give = await suggestByHand();
  await box().fill("12 iv");
  await give("12 IVY AVE", "12 IVY ST");
  await rows().first().waitFor();
  await box().pressSequentially("y");
  await rows().nth(1).hover();
  await page.mouse.down();
  await give("12 IVYDALE RD", "12 IVORY AVE");
  await page.waitForTimeout(50);
  await page.mouse.up();
  await card().waitFor();
  assert.deepEqual(await asked(), ["id of 12 IVY ST"]);
});

test("the last row is always “My address isn’t here”", async () => {
  await ready();
  await box().fill("245 ivy, springs");
  await rows().first().waitFor();
  const shown = await rows().allInnerTexts();
  assert.equal(shown.at(-1), "My address isn’t here");
  assert.ok(shown.length <= 8);
  await rows().last().click();
  await page.getByText("This does not mean you are not registered.").waitFor();
});

test("each answer is reached by typing", async () => {
  await ready();
  for (const [text, words] of [
    ["1 Ivy Ave, Springs", "In line at 7 p.m.? You vote."],
    ["choose", "Which one is yours?"],
    ["close", "You live near a line between polling places"],
    ["no place", "The list has no polling place for your precinct"],
    ["conflict", "Two official records do not agree"],
    ["1 Main St, Fable", "No street addresses for Fable County yet"],
    ["forged", "We could not check that this information is genuine"],
    ["offline", "We could not get the information"],
    ["PO Box 9", "A PO box is where mail goes."],
    ["nothing like it", "We can’t find that address"],
  ]) {
    await box().fill(text);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.getByText(words, { exact: false }).first().waitFor();
    await page.getByRole("button", { name: /^(Back|Another address)$/ }).click();
  }
  assert.deepEqual(complaints, []);
});

test("an empty box says what to do", async () => {
  await ready();
  await page.getByRole("button", { name: "Find my polling place" }).click();
  await page.getByText("Type your street address first.").waitFor();
  assert.equal(await box().getAttribute("aria-invalid"), "true");
});

test("town is asked for, and county where the ZIP has two", async () => {
  await ready();
  await box().fill("245 Ivy Ave");
  await page.getByRole("option", { name: "245 Ivy Ave, Noplace" }).click();
  assert.equal(await box().inputValue(), "245 Ivy Ave, Noplace ");
  await box().fill("245 Ivy Ave 39997");
  await page.getByText("Which county is on your car tag?").waitFor();
  await page.getByRole("button", { name: "Pretend" }).click();
  await page.getByText("Which county is on your car tag?").waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
});

test("Choose: nothing is picked for the voter", async () => {
  await ready();
  await box().fill("choose");
  await page.keyboard.press("Enter");
  await page.getByRole("radio").first().waitFor();
  assert.equal(await page.getByRole("radio", { checked: true }).count(), 0);
  await page.getByRole("button", { name: "This one is mine" }).click();
  assert.equal(await page.getByRole("radio").count(), 3, "without a choice it stays");
  await page.getByRole("radio").nth(1).check();
  await page.getByRole("button", { name: "This one is mine" }).click();
  await card().waitFor();
  assert.deepEqual(complaints, []);
});

test("the list: county, precinct; and street, number", async () => {
  await ready();
  await page.getByRole("button", { name: /See the list/ }).click();
  await page.getByLabel("Which county are you registered in?").selectOption("Madeup");
  await page.getByLabel("Search precincts and places").fill("chapel");
  await page.getByText("1 shown").waitFor();
  await page.getByRole("button", { name: /Invented Chapel/ }).click();
  await page.getByText("The list has no polling place for your precinct").waitFor();
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: /See the list/ }).click();
  await page.getByLabel("Which county are you registered in?").selectOption("Madeup");
  await page.getByRole("button", { name: "By street" }).click();
  await page.getByRole("button", { name: /^IVY AVE/ }).click();
  const number = page.getByLabel("What is your house number?");
  await number.fill("two");
  await number.press("Enter");
  await page.getByText("Type the number only").waitFor();
  await number.fill("245");
  await number.press("Enter");
  await card().waitFor();
  assert.deepEqual(complaints, []);
});

test("location is asked for only after “Are you at home now?”", async () => {
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ longitude: -89.0195, latitude: 33.105, accuracy: 480 });
  await page.addInitScript(() => {
    const asked = navigator.geolocation.getCurrentPosition;
    navigator.geolocation.getCurrentPosition = function (...args) {
      window.askedForLocation = true;
      return asked.apply(this, args);
    };
  });
  await ready();
  await page.getByRole("button", { name: /Use my location/ }).click();
  await page.getByText("Are you at home now?").waitFor();
  assert.equal(await page.evaluate(() => window.askedForLocation), undefined);
  await page.getByRole("button", { name: "No, I’m somewhere else" }).click();
  await page.getByText("Then your location would give the wrong place.").waitFor();
  assert.equal(await page.evaluate(() => window.askedForLocation), undefined);
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: /Use my location/ }).click();
  await page.getByRole("button", { name: "Yes, use my location" }).click();
  await page.getByText("You live near a line between polling places").waitFor();
  await page.getByRole("img", { name: /Map of precinct lines/ }).waitFor();
  assert.deepEqual(complaints, []);
});

test("a refused location is said plainly, with other ways", async () => {
  await ready();
  await page.getByRole("button", { name: /Use my location/ }).click();
  await page.getByRole("button", { name: "Yes, use my location" }).click();
  await page.getByText("Your browser did not let this page see your location.").waitFor();
  assert.ok(await page.getByRole("button", { name: /See the list/ }).isVisible());
});

test("the map: county, cross, spot; by keyboard too", async () => {
  const map = await countyMap();
  await map.focus();
  for (const key of ["ArrowLeft", "ArrowUp", "ArrowUp"]) await page.keyboard.press(key);
  for (let i = 0; i < 5; i++) await page.getByRole("button", { name: "Zoom in" }).click();
  await page.getByText(/Under the cross: precinct/).waitFor();
  await page.getByRole("button", { name: "My home is under the cross" }).click();
  await card().waitFor();
  assert.deepEqual(complaints, []);
});

test("a phone that is turned while the voter leaves the map makes no error", async () => {
  const map = await countyMap();
  await map.waitFor();
  await page.setViewportSize({ width: 844, height: 390 });
  // The map says that it has come to rest a fifth of a second after it was turned: by then it is gone.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.getByRole("button", { name: "Back" }).click();
  await map.waitFor({ state: "detached" });
  await page.waitForTimeout(400);
  assert.deepEqual(complaints, []);
});

test("slow answers show a quiet bar that can be cancelled", async () => {
  await ready();
  await box().fill("slow ivy, springs");
  await page.keyboard.press("Enter");
  await page.getByText("Getting Madeup County…").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  assert.equal(await box().inputValue(), "slow ivy, springs");
  await page.waitForTimeout(1600);
  assert.ok(await box().isVisible(), "a cancelled answer does not come later");
});

test("a trap restarts the core once; a second one ends in whom to call", async () => {
  await ready();
  const workers = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await box().fill("trap");
  await page.getByText("This page stopped working").waitFor();
  assert.equal(workers.length, 1, "one restart");
  assert.ok(await page.getByRole("link", { name: /1-800-829-6786/ }).first().isVisible());
  assert.match(await page.getByRole("link", { name: /plain list/ }).getAttribute("href"), /directory\/$/);
});

test("Spanish: page language, title, kept for next time", async () => {
  await ready();
  await page.getByRole("button", { name: "Español" }).click();
  await page.getByRole("heading", { name: "Encuentre su lugar de votación" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "es");
  assert.equal(await page.title(), "Encuentre su lugar de votación");
  await page.reload();
  await page.getByRole("heading", { name: "Encuentre su lugar de votación" }).waitFor();
  const kept = await page.evaluate(() => Object.keys(localStorage));
  assert.deepEqual(kept, ["pollstead-language"]);
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(complaints, []);
});

test("reporting a mistake adds the address only when the box is ticked", async () => {
  await ready();
  await box().fill("7 Ivy Ave, Springs");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.getByText("Report a mistake").click();
  const link = page.getByRole("link", { name: "Open in my mail" });
  assert.doesNotMatch(decodeURIComponent(await link.getAttribute("href")), /7 Ivy/);
  await page.getByRole("checkbox").check();
  assert.match(decodeURIComponent(await link.getAttribute("href")), /7 Ivy Ave, Springs/);
  await page.getByRole("checkbox").uncheck();
  assert.doesNotMatch(decodeURIComponent(await link.getAttribute("href")), /7 Ivy/);
  const way = new URL(await page.getByRole("link", { name: /Directions/ }).getAttribute("href"));
  assert.equal(way.searchParams.get("destination"), "101 Nowhere Rd, Example Springs, MS 39999");
});

test("what is requested does not depend on what is typed, and nothing leaves our origin", async () => {
  const logs = [];
  for (const text of ["245 Ivy Ave, Springs", "9 Close Rd, Noplace", "conflict, Springs"]) {
    const one = await open(browser, "phone");
    const foreign = [];
    one.page.on("request", (request) => request.url().startsWith(new URL(server.base).origin) || foreign.push(request.url()));
    const from = server.log.length;
    await one.page.goto(server.base);
    await one.page.getByText("Made-up places").waitFor();
    // The rest of the page's code comes when the page is quiet, whatever is typed.
    await one.page.waitForFunction(() => document.querySelector("pollstead-lookup").later);
    await one.page.getByRole("combobox", { name: "Address" }).pressSequentially(text);
    await one.page.keyboard.press("Escape");
    await one.page.keyboard.press("Enter");
    await one.page.getByText("Whom to call").waitFor();
    await quiet(server);
    const log = server.log.slice(from);
    assert.deepEqual(foreign, []);
    // A file of the build is named before anybody types (one is called save-file, which holds "ave"); that none is asked for
    // because of what was typed is what the comparison below says.
    const others = log.filter((line) => !existsSync(join(www, "dist-gallery", line.replace("GET /some/where/", ""))));
    for (const line of others) for (const word of text.match(/\w{3,}/g)) assert.ok(!line.toLowerCase().includes(word.toLowerCase()), line);
    logs.push(log.sort());
    await one.context.close();
  }
  assert.deepEqual(logs[1], logs[0]);
  assert.deepEqual(logs[2], logs[0]);
  assert.ok(logs[0].length > 3);
});

test("embedded page takes no focus and no history", async () => {
  await ready("embed/");
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
  const steps = await page.evaluate(() => history.length);
  await box().fill("1 Ivy Ave, Springs");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await card().waitFor();
  assert.equal(await page.evaluate(() => history.length), steps);
  assert.deepEqual(complaints, []);
});

test("from another origin the element is an iframe of our page", async () => {
  const host = createServer((_, response) =>
    response
      .writeHead(200, { "Content-Type": "text/html", "Content-Security-Policy": `script-src ${new URL(server.base).origin}; style-src 'none'` })
      .end(`<!doctype html><title>Host</title><script type="module" src="${server.base}pollstead-lookup.js"></script><pollstead-lookup></pollstead-lookup>`),
  );
  await new Promise((resolve) => host.listen(0, "127.0.0.1", resolve));
  // What is still open when a check fails would keep the tests running.
  host.unref();
  await page.goto(`http://localhost:${host.address().port}/`);
  const frame = page.locator("iframe");
  await frame.waitFor();
  assert.equal(await frame.getAttribute("allow"), "geolocation");
  assert.equal(await frame.getAttribute("src"), `${server.base}embed/`);
  assert.ok((await frame.boundingBox()).height > 600);
  host.close();
});

test("without script the page says whom to call and links to the directory", async () => {
  const plain = await open(browser, "phone", { javaScriptEnabled: false });
  await plain.page.goto(server.base);
  assert.ok(await plain.page.getByText("If the look-up does not appear here, call.").isVisible());
  assert.ok(await plain.page.getByRole("link", { name: "1-800-829-6786" }).isVisible());
  assert.equal(await plain.page.getByRole("link", { name: /plain list/ }).getAttribute("href"), "./directory/");
  await plain.context.close();
});

test("the policy holds: eval, foreign fetch and script addresses from text are refused", async () => {
  await ready();
  const refused = await page.evaluate(async () => {
    const tries = {
      html: () => (document.body.innerHTML = "<i></i>"),
      // In a task of the page's own: what the protocol evaluates itself may eval.
      eval: () => new Promise((done, failed) => setTimeout(() => {
        try {
          done((0, eval)("1"));
        } catch (cause) {
          failed(cause);
        }
      })),
      worker: () => new Worker("x.js"),
      fetch: () => fetch("https://example.com/"),
      policy: () => trustedTypes.createPolicy("pollstead", {}),
    };
    const out = [];
    for (const [name, attempt] of Object.entries(tries)) {
      try {
        await attempt();
      } catch {
        out.push(name);
      }
    }
    return out;
  });
  assert.deepEqual(refused, ["html", "eval", "worker", "fetch", "policy"]);
});

test("a script with other bytes than the page's import map says does not run", async () => {
  await page.route("**/assets/lookup-*.js", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${await answer.text()}\n// one more line` });
  });
  const refused = page.waitForEvent("console", (message) => /integrity/i.test(message.text()));
  await page.goto(server.base);
  await refused;
  assert.ok(await page.getByText("If the look-up does not appear here, call.").isVisible());
  assert.equal(await box().count(), 0);
});

test("the header file and each page's own copy hold the same policy, but for who may frame it", () => {
  const file = readFileSync(join(www, "dist-gallery/_headers"), "utf8");
  for (const [path, framed] of [["index.html", "'self'"], ["embed/index.html", "'self' https://www.office.example"], ["desk/index.html", "'self'"], ["manager/index.html", "'none'"]]) {
    const html = readFileSync(join(www, "dist-gallery", path), "utf8");
    const own = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
    for (const asked of [`/${path}`, `/${path.replace("index.html", "")}`])
      assert.equal(headersFor(file, asked)["content-security-policy"], `${own}; frame-ancestors ${framed}`, asked);
    assert.equal(own.match(/'sha256-[^']*'/g).length, 1, "its import map, and nothing else inline");
    assert.doesNotMatch(html, /style=|<style|<script(?![^>]*(src=|importmap))/, path);
    // A host that joins the blocks that fit has both hold: the one for all then allows what the page's own does.
    const [all] = file.match(/Content-Security-Policy: [^\n]*/);
    for (const part of own.split("; ")) for (const word of part.split(" ")) assert.ok(all.includes(word), `${path}: ${word}`);
  }
});
