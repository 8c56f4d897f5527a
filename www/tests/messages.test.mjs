// Both languages have the same keys, blanks and bold marks, and no key goes unused.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { www } from "./tools/server.mjs";

async function load(name) {
  const source = readFileSync(join(www, "src/messages", `${name}.ts`), "utf8");
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext } });
  return (await import(`data:text/javascript;base64,${Buffer.from(outputText).toString("base64")}`))[name];
}

const [en, es] = await Promise.all(["en", "es"].map(load));
const blanks = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();

test("both languages have the same keys", () => {
  assert.deepEqual(Object.keys(es).sort(), Object.keys(en).sort());
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

test("every sentence is used", () => {
  const files = readdirSync(join(www, "src"), { recursive: true }).filter((file) => file.endsWith(".ts"));
  const code = files
    .filter((file) => !file.startsWith("messages/e"))
    .map((file) => readFileSync(join(www, "src", file), "utf8"))
    .join("\n");
  // Keys that are put together, as `nf_${reason}`: their first part stands in the code before a blank.
  const beginnings = [...code.matchAll(/`([a-z_]+_)\$\{/g)].map((found) => found[1]);
  const ends = [...code.matchAll(/`\w+_\$\{\w+\}(_\w+)`/g)].map((found) => found[1]);
  const used = (key) =>
    code.includes(`"${key}"`) || beginnings.some((start) => key.startsWith(start)) || ends.some((end) => key.endsWith(end));
  assert.deepEqual(Object.keys(en).filter((key) => !used(key)), []);
});

test("nothing says that a vote will or will not count, or blames anyone", () => {
  const banned = /violation|breach|illegal|reject|will (not )?count|won’t count/i;
  assert.deepEqual(Object.keys(en).filter((key) => banned.test(en[key])), []);
});
