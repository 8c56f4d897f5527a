// Writes a package's package.json, and loads its module once: a module that dies on load must not leave.
import { readFile, writeFile, copyFile } from "node:fs/promises";

const build = process.argv[2];
const folder = new URL(`../pkg/${build}/`, import.meta.url);
const cargo = await readFile(new URL("../Cargo.toml", import.meta.url), "utf8");
const version = /^version = "([^"]+)"/m.exec(cargo)[1];
const whom = { voter: "voters", manager: "poll managers", card: "holders of a registration card" }[build];
const description = `Where to vote in Mississippi, in the page itself: the core for ${whom}, in WebAssembly.`;
const files = ["pollstead_bg.wasm", "pollstead.js", "pollstead.d.ts", "LICENSE-APACHE", "LICENSE-MIT", "README.md"];
await writeFile(new URL("package.json", folder), JSON.stringify({
  name: `@pollstead/${build}`, version, description, license: "Apache-2.0 OR MIT", type: "module",
  main: "pollstead.js", types: "pollstead.d.ts", files, sideEffects: false,
}, null, 2) + "\n");
for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) await copyFile(new URL(`../${name}`, import.meta.url), new URL(name, folder));
await copyFile(new URL("../pkg/README.md", import.meta.url), new URL("README.md", folder));

const { initSync, Core, Card } = await import(new URL("pollstead.js", folder));
const wasm = await readFile(new URL("pollstead_bg.wasm", folder));
initSync({ module: wasm });
const core = new Core("https://example.invalid/");
if (typeof core.locate !== "function") throw new Error(`pkg/${build}: the module loads, but Core has no locate`);
if ((build === "manager") !== (typeof core.precinctsOfPlace === "function")) throw new Error(`pkg/${build}: has the other build's calls`);
if ((build === "card") !== (typeof Card === "function")) throw new Error(`pkg/${build}: has the other build's calls`);
console.log(`pkg/${build}: ${wasm.length} bytes`);
