// Nothing of the machine that built them stands in the packages or the pages. (`make reproducible` builds both twice and
// compares every byte.)

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { www } from "./tools/server.mjs";
import { filesOf } from "./tools/site.mjs";

const root = join(www, "..");
const lack = ["pkg/voter/pollstead_bg.wasm", "pkg/manager/pollstead_bg.wasm", "www/dist/release.json"].find((path) => !existsSync(join(root, path)));
if (lack) console.error(`SKIPPED: paths of the builder: found no ${lack}`);

test("no path of the builder in the packages or the pages", { skip: lack }, () => {
  const paths = [root.replace(/\/$/, ""), homedir(), process.env.CARGO_HOME, "/home/", "/root/", "/tmp/", ".cargo/registry", ".rustup"];
  const files = [
    ...["voter", "manager"].flatMap((build) => ["pollstead_bg.wasm", "pollstead.js"].map((name) => join(root, "pkg", build, name))),
    ...filesOf(join(www, "dist")).filter((name) => !/^(edition|directory)\//.test(name)).map((name) => join(www, "dist", name)),
  ];
  assert.ok(files.length > 30, `${files.length} files`);
  const found = files.flatMap((file) => {
    const text = readFileSync(file, "latin1");
    return paths.filter((path) => path && path.length > 3 && text.includes(path)).map((path) => `${file}: ${path}`);
  });
  assert.deepEqual(found, []);
});
