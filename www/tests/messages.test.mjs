// Both languages have the same keys, blanks and bold marks; no key goes unused, and none comes too late.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { load } from "./tools/messages.mjs";
import { www } from "./tools/server.mjs";

const [first, later, esVoter] = await Promise.all(["en", "en-later", "es"].map(load));
/** Pages of their own, each with a table of its own in both languages. */
const STAFF = ["desk", "manager", "round", "log", "roll", "card", "check", "id"];
const [enStaff, esStaff] = await Promise.all(["en", "es"].map((language) => Promise.all(STAFF.map((page) => load(`${language}-${page}`)))));
const en = Object.assign({}, first, later, ...enStaff);
const es = Object.assign({}, esVoter, ...esStaff);
const blanks = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();

test("both languages have the same keys", () => {
  assert.deepEqual(Object.keys(esVoter).sort(), Object.keys({ ...first, ...later }).sort());
  STAFF.forEach((page, i) => assert.deepEqual(Object.keys(esStaff[i]).sort(), Object.keys(enStaff[i]).sort(), page));
});

test("both languages have the same blanks and bold marks", () => {
  for (const key of Object.keys(en)) {
    assert.deepEqual(blanks(es[key]), blanks(en[key]), key);
    assert.equal(es[key].split("**").length, en[key].split("**").length, key);
    assert.equal(en[key].split("**").length % 2, 1, `${key}: a bold mark is left open`);
  }
});

test("Spanish is not English left over", () => {
  const same = Object.keys(en).filter((key) => en[key] === es[key] && /[a-z]{4}/i.test(en[key].replace(/\{\w+\}/g, "")));
  assert.deepEqual(same, []);
});

/** Whether some of the files say a key. */
function saidBy(files) {
  const code = files.map((file) => readFileSync(join(www, "src", file), "utf8")).join("\n");
  // Keys that are put together, as `nf_${reason}`: their first part stands in the code before a blank.
  const beginnings = [...code.matchAll(/`([a-z_]+_)\$\{/g)].map((found) => found[1]);
  const ends = [...code.matchAll(/`\w+_\$\{\w+\}(_\w+)`/g)].map((found) => found[1]);
  return (key) =>
    code.includes(`"${key}"`) || beginnings.some((start) => key.startsWith(start)) || ends.some((end) => key.endsWith(end));
}

/** Files that `start` imports at once, types aside. */
function reached(start, seen = new Set()) {
  if (seen.has(start) || start.startsWith("messages/e")) return seen;
  seen.add(start);
  const code = readFileSync(join(www, "src", start), "utf8").replace(/(import|export) type [^;]*;/g, "");
  for (const [, path] of code.matchAll(/^(?:import|export)\b(?:[^;"]* from)? ?"(\.[^"?]*\.ts)"/gm)) reached(join(dirname(start), path), seen);
  return seen;
}

test("every sentence is used", () => {
  const files = readdirSync(join(www, "src"), { recursive: true }).filter((file) => file.endsWith(".ts") && !file.startsWith("messages/e"));
  const used = saidBy(files);
  assert.deepEqual(Object.keys(en).filter((key) => !used(key)), []);
});

test("the first answer has its sentences with it, and only those", () => {
  const files = [...reached("page.ts")];
  assert.ok(files.includes("components/card/card.ts") && !files.includes("components/list/list.ts"), files.join(" "));
  const used = saidBy(files);
  assert.deepEqual(Object.keys(later).filter(used), [], "said by the first code, but fetched later");
  assert.deepEqual(Object.keys(first).filter((key) => !used(key)), [], "fetched first, but said later");
});

test("nothing says that a vote will or will not count, or blames anyone", () => {
  const banned = /violation|breach|illegal|reject|will (not )?count|won’t count/i;
  assert.deepEqual(Object.keys(en).filter((key) => banned.test(en[key])), []);
});
