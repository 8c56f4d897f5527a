// deploy/site.json as an office may get it wrong: said with what was found and what was expected, and never put into a header.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { www } from "./tools/server.mjs";

/** A build script that needs no other, as a module. */
async function built(file) {
  const { outputText } = ts.transpileModule(readFileSync(join(www, "build/site", file), "utf8"), { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
  return import(`data:text/javascript;base64,${Buffer.from(outputText).toString("base64")}`);
}
const { siteOf } = await built("site.ts");
const { nginxMaps } = await built("nginx.ts");
const { webConfig } = await built("iis.ts");
const { htaccess } = await built("apache.ts");
const { securityTxt } = await built("security-txt.ts");
const good = JSON.parse(readFileSync(join(www, "../deploy/site.json"), "utf8"));

test("the shipped placeholders are good, and made up", () => {
  const site = siteOf("site.json", good);
  for (const name of [site.origin, ...site.frame_hosts, ...site.mirrors]) assert.match(name, /\.example$/);
  assert.match(securityTxt(site), /^Contact: mailto:\S+@office\.example\nContact: tel:\+1-601-555-01\d\d\nExpires: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n/);
});

test("what would break out of a header, or is no address, is refused with its name", () => {
  for (const [change, says] of [
    [{ origin: "http://lookup.example" }, /origin: found "http:\/\/lookup\.example", expected an origin/],
    [{ origin: "https://lookup.example/path" }, /origin: found/],
    [{ frame_hosts: ["https://a.example; script-src *"] }, /frame_hosts\[0\]: found/],
    [{ frame_hosts: ["*"] }, /frame_hosts\[0\]: found "\*"/],
    [{ frame_hosts: "https://a.example" }, /frame_hosts: found .*expected a list/],
    [{ mirrors: ["https://a.example", "https://b.example\nX: y"] }, /mirrors\[1\]: found/],
    [{ mirrors: [null] }, /mirrors\[0\]: found null/],
    [{ strict_transport_security: 'max-age=1"; add_header X y' }, /strict_transport_security: found/],
    [{ strict_transport_security: "a\nb" }, /expected one line/],
    [{ security: undefined }, /security: found undefined, expected whom to tell/],
    [{ security: { ...good.security, contacts: [] } }, /security\.contacts: found none/],
    [{ security: { ...good.security, contacts: ["me@office.example"] } }, /security\.contacts\[0\]: found .*expected an address that begins/],
    [{ security: { ...good.security, expires: "next year" } }, /security\.expires: found "next year", expected an instant/],
    [{ security: { ...good.security, expires: "2027-13-01T00:00:00Z" } }, /security\.expires: found/],
  ])
    assert.throws(() => siteOf("site.json", { ...good, ...change }), says, JSON.stringify(change));
});

test("values that nginx, IIS or Apache would read as their own are quoted or refused", () => {
  for (const value of ['a"b', "a$b", "a\\b", "a\nb"]) assert.throws(() => nginxMaps([{ path: "/*", headers: { X: value } }]), /expected a value without/);
  const xml = webConfig([{ path: "/*", headers: { X: 'a"b<c>&d' } }]);
  assert.ok(xml.includes('<add name="X" value="a&quot;b&lt;c&gt;&amp;d" />'));
  assert.match(nginxMaps([{ path: "/a.b*", headers: { X: "y" } }]), /"~\^\/a\\\.b" "y";/);
  assert.match(htaccess([{ path: "/a.b/*", headers: { X: "y" } }]), /Header always set X "y" "expr=%\{REQUEST_URI\} =~ m#\^\/a\\\.b\/#"/);
});

test("the roll is off where nothing is said; it wants an address of its own and an office's key", () => {
  const key = "ab".repeat(32);
  const site = (roll) => siteOf("site.json", { ...good, roll }).roll;
  assert.equal(site(undefined), undefined);
  assert.deepEqual(site({ origin: "https://polls.example", offices: { 28159: key } }), { origin: "https://polls.example", offices: { 28159: key } });
  for (const [roll, says] of [
    [{ origin: good.origin, offices: { 28159: key } }, /roll\.origin: found the voters' pages' own/],
    [{ origin: "http://polls.example", offices: { 28159: key } }, /roll\.origin: found/],
    [{ origin: "https://polls.example" }, /roll\.offices: found undefined/],
    [{ origin: "https://polls.example", offices: { 28159: "short" } }, /roll\.offices: found .*64 hexadecimal digits/],
    [{ origin: "https://polls.example", offices: { 99999: key } }, /roll\.offices: found .*a county's number/],
    [null, /roll\.origin/],
  ])
    assert.throws(() => site(roll), says, JSON.stringify(roll));
});

test("whose signatures count: a root by its path, which has to be one", () => {
  const folder = mkdtempSync(join(tmpdir(), "pollstead-site-"));
  const file = join(folder, "site.json");
  const root = '{"signatures":[],"signed":{"_type":"root"}}';
  writeFileSync(join(folder, "1.root.json"), `${root}\n`);
  writeFileSync(join(folder, "other.json"), '{"signed":{"_type":"timestamp"}}');
  assert.equal(siteOf(file, good).trust, "", "a demo, which nobody signs");
  assert.equal(siteOf(file, { ...good, trust: "1.root.json" }).trust, root);
  assert.throws(() => siteOf(file, { ...good, trust: "other.json" }), /trust: found "timestamp" in .*other\.json, expected a signed root/);
  assert.throws(() => siteOf(file, { ...good, trust: "none.json" }), /none\.json/);
  assert.throws(() => siteOf(file, { ...good, trust: 1 }), /trust: found 1/);
  rmSync(folder, { recursive: true });
});
