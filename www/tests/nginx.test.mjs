// The pages as built, behind Debian's nginx with the configuration that is shipped, by TLS from a throw-away authority: what it
// says of each file, and what Chromium makes of that.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { request as plainly } from "node:http";
import { request } from "node:https";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from "node:zlib";
import { open, start } from "./tools/browser.mjs";
import { missingNginx, serveByNginx } from "./tools/nginx.mjs";
import { ask, missing, until } from "./tools/real.mjs";
import { filesOf } from "./tools/site.mjs";

const lack = missing() ?? missingNginx();
if (lack) console.error(`SKIPPED: tests behind nginx: ${lack}`);
const real = (name, run) => test(name, { skip: lack }, run);
const ADDRESS = "109 Elm St, Pretend Springs, MS 39991";

let browser, server;
before(async () => {
  if (lack) return;
  server = await serveByNginx({ compress: true });
  browser = await start(server.chromium);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Asks as a client that trusts the throw-away authority and nobody else. */
function get(path, { method = "GET", encoding = "identity", host = "lookup.example" } = {}) {
  return new Promise((done, failed) => {
    const options = { host: "127.0.0.1", port: server.port, servername: host, ca: server.ca, method, path, headers: { host, "accept-encoding": encoding } };
    const asked = request(options, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    asked.on("error", failed);
    asked.end();
  });
}

const files = () => filesOf(server.site);
const named = (pattern) => `/${files().find((name) => pattern.test(name))}`;
const inSite = (path) => join(server.site, path);

real("each file comes whole with its type, its headers and the time it may be kept; what is missing is not kept", async () => {
  const expected = [
    ["/", "text/html; charset=utf-8", "no-cache"],
    ["/embed/", "text/html; charset=utf-8", "no-cache"],
    ["/sw.js", "text/javascript; charset=utf-8", "no-cache"],
    ["/pollstead-lookup.js", "text/javascript; charset=utf-8", "no-cache"],
    ["/edition/m/now.json", "application/json", "no-cache"],
    ["/release.json", "application/json", "no-cache"],
    ["/manager/sw.js", "text/javascript; charset=utf-8", "no-cache"],
    ["/manager/manifest.webmanifest", "application/manifest+json", "no-cache"],
    ["/.well-known/security.txt", "text/plain; charset=utf-8", "no-cache"],
    [named(/^assets\/lookup-.*\.js$/), "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    [named(/^assets\/.*\.wasm$/), "application/wasm", "public, max-age=31536000, immutable"],
    [named(/^manager\/assets\/.*\.wasm$/), "application/wasm", "public, max-age=31536000, immutable"],
    [named(/^edition\/t\/.*\.gazetteer$/), "application/octet-stream", "public, max-age=31536000, immutable"],
  ];
  for (const [path, type, keep] of expected) {
    const { status, headers, body } = await get(path);
    assert.deepEqual([status, headers["content-type"], headers["cache-control"]], [200, type, keep], path);
    assert.deepEqual(body, readFileSync(inSite(path.replace(/\/$/, "/index.html"))), path);
  }
  const missing = await get("/edition/t/site/none.gazetteer");
  assert.deepEqual([missing.status, missing.headers["cache-control"]], [404, "no-store"]);
  for (const { headers } of [missing, await get("/"), await get(named(/\.wasm$/))]) {
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.match(headers["strict-transport-security"], /^max-age=63072000/);
    assert.match(headers["content-security-policy"], /^default-src 'none'; .*require-trusted-types-for 'script'/);
    assert.equal(headers.server, "nginx", "no version");
  }
});

real("what each path is told is what _headers tells it", async () => {
  const { headersFor } = await import("../serve.mjs");
  const list = readFileSync(inSite("_headers"), "utf8");
  for (const path of ["/", "/index.html", "/embed/", "/desk/", "/manager/", named(/^assets\/.*\.js$/), "/edition/m/now.json", named(/^edition\/t\//), "/pollstead-lookup.js", named(/^manager\/assets\//)]) {
    const { headers } = await get(path);
    for (const [name, value] of Object.entries(headersFor(list, path))) assert.equal(headers[name], value, `${path}: ${name}`);
  }
});

real("only what is for readers is served, by GET and HEAD, by TLS, to who knows the certificate's authority", async () => {
  for (const path of ["/_headers", "/.htaccess", "/web.config", "/deploy/nginx/pollstead-maps.conf", "/.git/config", "/index.html.gz", "/../etc/passwd", "/edition/"])
    assert.ok([400, 404].includes((await get(path)).status), path);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) assert.equal((await get("/", { method })).status, 405, method);
  assert.equal((await get("/", { method: "HEAD" })).body.length, 0);
  const moved = await new Promise((done) => plainly({ host: "127.0.0.1", port: server.plain, path: "/embed/" }, done).end());
  assert.deepEqual([moved.statusCode, moved.headers.location], [301, "https://lookup.example/embed/"]);
  const trusted = server.ca;
  server.ca = undefined;
  await assert.rejects(get("/"), /unable to|self.signed|verify/i);
  server.ca = trusted;
});

real("code is sent compressed, as gzip and, where nginx has the module, as brotli; the edition's metadata never from an old copy", async () => {
  const wasm = named(/^assets\/.*\.wasm$/);
  const whole = readFileSync(inSite(wasm));
  const gzip = await get(wasm, { encoding: "gzip" });
  assert.equal(gzip.headers["content-encoding"], "gzip");
  assert.deepEqual(gunzipSync(gzip.body), whole);
  assert.deepEqual(gzip.body, readFileSync(`${inSite(wasm)}.gz`), "the copy that was made beforehand");
  if (server.brotli) {
    const brotli = await get(wasm, { encoding: "gzip, br" });
    assert.equal(brotli.headers["content-encoding"], "br");
    assert.deepEqual(brotliDecompressSync(brotli.body), whole);
    assert.ok(brotli.body.length < gzip.body.length);
  } else console.error("SKIPPED: brotli: found no module of nginx for it (libnginx-mod-http-brotli-static)");
  assert.deepEqual(files().filter((name) => /^(edition|deploy)\/.*\.(gz|br)$/.test(name)), []);
  const now = await get("/edition/m/now.json", { encoding: "gzip" });
  assert.deepEqual(gunzipSync(now.body), readFileSync(inSite("edition/m/now.json")));
});

/** Every request that a page makes, also from its workers. */
function watched(context) {
  const requests = [];
  context.on("request", (one) => requests.push(one.url()));
  return requests;
}

real("Chromium: an answer without a breach of the policy and without a request elsewhere; Trusted Types hold", async () => {
  const { page, context, complaints } = await open(browser, "phone");
  const requests = watched(context);
  await page.clock.setFixedTime(new Date("2027-05-01T15:00:00Z"));
  await page.goto(server.base);
  await page.getByText("Not signed").waitFor();
  assert.equal((await ask(page, ADDRESS)).kind, "found");
  assert.ok(await page.evaluate(() => isSecureContext && originAgentCluster));
  for (const [name, attempt] of [
    ["innerHTML", () => (document.body.innerHTML = "<i></i>")],
    ["script address", () => (document.createElement("script").src = "/x.js")],
    ["worker", () => new Worker("/x.js")],
    ["service worker", () => navigator.serviceWorker.register("/x.js")],
  ]) {
    const refused = await page.evaluate((source) => Promise.resolve().then(new Function(`return (${source})()`)).then(() => "ran", String), attempt.toString()).catch(String);
    assert.match(refused, /Trusted/, name);
  }
  assert.ok(requests.length > 8, requests.join(" "));
  assert.deepEqual(requests.filter((url) => !url.startsWith(server.base)), []);
  assert.deepEqual(complaints.filter((line) => !/Trusted|trusted-types/i.test(line)), []);
  await context.close();
});

real("the desk, the embedded page and the poll manager's page run under their own headers", async () => {
  for (const [path, words] of [["desk/", "Caller’s address"], ["manager/", "I am the bailiff"], ["embed/", "Not signed"]]) {
    const { page, context, complaints } = await open(browser, "desktop");
    const requests = watched(context);
    await page.goto(server.base + path);
    await page.locator("pollstead-desk, pollstead-manager, pollstead-lookup").first().waitFor();
    await page.getByText(words).first().waitFor();
    await page.waitForFunction(() => !document.querySelector(".before")?.checkVisibility());
    assert.equal(await page.evaluate(() => crossOriginIsolated), path === "manager/", path);
    assert.deepEqual(requests.filter((url) => !url.startsWith(server.base)), [], path);
    assert.deepEqual(complaints, [], path);
    await context.close();
  }
});

/** Changes one byte of a file while `run` runs; nginx sends no compressed copy of it meanwhile. */
async function withByteChanged(path, run) {
  const file = inSite(path);
  const [bytes, gz, br] = [file, `${file}.gz`, `${file}.br`].map((name) => readFileSync(name));
  const other = Buffer.from(bytes);
  // In a script, a letter of a comment or string may turn; anywhere is a change that its hash shows.
  other[other.length >> 1] ^= 1;
  writeFileSync(file, other);
  writeFileSync(`${file}.gz`, gzipSync(other));
  writeFileSync(`${file}.br`, brotliCompressSync(other, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }));
  try {
    assert.deepEqual((await get(path)).body, other, "nginx sends what is there now");
    await run();
  } finally {
    writeFileSync(file, bytes);
    writeFileSync(`${file}.gz`, gz);
    writeFileSync(`${file}.br`, br);
  }
}

real("a byte changed in the wasm: it is not executed, and the page says whom to call", async () => {
  await withByteChanged(named(/^assets\/.*\.wasm$/), async () => {
    const { page, context } = await open(browser, "phone");
    await page.goto(server.base);
    await page.getByRole("link", { name: /1-800-829-6786/ }).first().waitFor();
    await page.getByText("This page stopped working").waitFor();
    assert.equal(await page.evaluate(() => document.querySelector("pollstead-lookup").opened), undefined);
    await context.close();
  });
});

real("a byte changed in a script: it is not executed, and the page without it says whom to call", async () => {
  await withByteChanged(named(/^assets\/lookup-.*\.js$/), async () => {
    const { page, context, complaints } = await open(browser, "phone");
    await page.goto(server.base);
    await until(() => complaints.some((line) => /integrity/i.test(line)));
    assert.ok(await page.getByText("If the look-up does not appear here, call.").isVisible());
    assert.equal(await page.evaluate(() => customElements.get("pollstead-lookup")), undefined);
    assert.ok(complaints.some((line) => /integrity/i.test(line)), complaints.join("\n"));
    await context.close();
  });
});

real("who may show which page in a frame: listed sites /embed/, nobody the manager's", async () => {
  const page = (path) => `<!doctype html><title>Host</title><iframe src="https://lookup.example/${path}" allow="geolocation"></iframe>`;
  const shown = async (host, path) => {
    writeFileSync(join(server.hosts, host, "frame.html"), page(path));
    const one = await open(browser, "desktop");
    await one.page.goto(`https://${host}/frame.html`);
    const refused = () => one.complaints.some((line) => /frame-ancestors/.test(line));
    const there = one.page.frameLocator("iframe").locator("pollstead-lookup, pollstead-desk, pollstead-manager").first();
    const seen = async () => (await there.count().catch(() => 0)) > 0;
    await until(async () => refused() || (await seen()));
    const found = [await seen(), refused()];
    await one.context.close();
    return found;
  };
  assert.deepEqual(await shown("www.office.example", "embed/"), [true, false]);
  assert.deepEqual(await shown("elsewhere.example", "embed/"), [false, true]);
  assert.deepEqual(await shown("www.office.example", ""), [false, true]);
  assert.deepEqual(await shown("www.office.example", "manager/"), [false, true]);
});

real("on the listed site's page the element is a frame that answers", async () => {
  writeFileSync(
    join(server.hosts, "www.office.example", "element.html"),
    `<!doctype html><title>Host</title><script type="module" src="https://lookup.example/pollstead-lookup.js"></script><pollstead-lookup></pollstead-lookup>`,
  );
  const { page, context, complaints } = await open(browser, "desktop");
  await page.goto("https://www.office.example/element.html");
  const box = page.frameLocator("iframe").getByRole("combobox", { name: "Address where you are registered" });
  await box.fill(ADDRESS);
  await box.press("Enter");
  await page.frameLocator("iframe").getByText(/Your polling place|Old:/).first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

real("release.json is what the host serves, file for file", async () => {
  const { files: hashes } = JSON.parse((await get("/release.json")).body);
  const { createHash } = await import("node:crypto");
  for (const [path, hash] of Object.entries(hashes)) {
    const { status, body } = await get(`/${path}`);
    assert.deepEqual([status, `sha384-${createHash("sha384").update(body).digest("base64")}`], [200, hash], path);
  }
  const code = files().filter((name) => /\.(js|wasm|html|css)$/.test(name) && !/^(edition|directory|deploy)\//.test(name));
  assert.deepEqual(code.filter((name) => !(name in hashes)), []);
});
