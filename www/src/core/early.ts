// What the page fetches for the worker before there is one: the wasm, compiled, the edition's first file, and the files of
// the site that this one names. They hang on nothing that anybody types. What <link rel=preload> asks for, a worker's own
// fetch would not use.

import wasm from "../../../pkg/voter/pollstead_bg.wasm?url";
import type { Early, EarlyFile } from "./worker.ts";

/** `sha384-…` of the wasm as built; the browser refuses other bytes. Empty in development and with the made-up core. */
declare const __WASM_INTEGRITY__: string;

/** Where the page may hash, it checks the bytes itself: a fetch that names a hash would not take what was preloaded. */
async function compiled(integrity: string): Promise<WebAssembly.Module> {
  const hashes = globalThis.crypto.subtle as SubtleCrypto | undefined;
  if (!hashes) return WebAssembly.compileStreaming(fetch(wasm, { integrity }));
  const answer = await fetch(wasm);
  const bytes = answer.clone().arrayBuffer();
  const [module, hash] = await Promise.all([
    WebAssembly.compileStreaming(answer),
    bytes.then((all) => hashes.digest("SHA-384", all)),
  ]);
  const found = `sha384-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
  if (found !== integrity) throw new TypeError(`found wasm of hash ${found}, expected ${integrity}`);
  return module;
}

let module: Promise<WebAssembly.Module> | undefined;

/** What was asked for, by the edition's address: what has come so far, and when all has. */
const asked = new Map<string, { files: EarlyFile[]; all: Promise<void> }>();

/** As in trust.ts: mirrors are asked where there is somebody to trust. */
declare const __TRUST_ROOT__: string;
declare const __MIRRORS__: readonly string[];

/** How long a host may say nothing, once the core could start, before the core asks the mirrors; as in src/wasm/fetch.rs. */
const HEDGE_MS = 1500;

/** The address of an edition's folder, which ends with a slash. `edition`: as an attribute says it. */
export function folder(edition: string): string {
  return new URL(edition.replace(/\/*$/, "/"), document.baseURI).href;
}

/** Starts to fetch, once; a failure is told to whoever takes it up. */
export function ask(base: string): void {
  if (!__WASM_INTEGRITY__) return;
  module ??= compiled(__WASM_INTEGRITY__);
  module.catch(() => undefined);
  if (asked.has(base)) return;
  const files: EarlyFile[] = [];
  asked.set(base, { files, all: bringInto(files, base) });
}

/** The module is compiled once and handed to each worker; a failed start is forgotten so that it can be tried again. */
export async function early(base: string, first: boolean): Promise<Early> {
  ask(base);
  const started = module;
  // A core that is started again asks for itself, so that it sees today's files.
  const files = first ? asked.get(base) : undefined;
  try {
    const ready = await started;
    // Without mirrors there is nobody else to wait for.
    const late = __TRUST_ROOT__ && __MIRRORS__.length > 0 ? [new Promise((done) => setTimeout(done, HEDGE_MS))] : [];
    await Promise.race([files?.all, ...late]);
    return { module: ready, files: [...(files?.files ?? [])] };
  } catch (cause) {
    module = undefined;
    throw new Error("the look-up engine did not start", { cause });
  }
}

/** Addresses and bytes of `m/now.json` and of every file of the site that the first answer reads, as they come. What could not
 * be had is left out: then the core asks for itself, and says what is wrong. Nothing here is trusted; the core verifies the bytes. */
async function bringInto(files: EarlyFile[], base: string): Promise<void> {
  const bring = async (url: string, cache: RequestCache): Promise<ArrayBuffer | undefined> => {
    const bytes = await bytesOf(url, cache);
    if (bytes) files.push([url, bytes]);
    return bytes;
  };
  const head = await bring(`${base}m/now.json`, "no-cache");
  if (head) await Promise.all(siteFiles(head).map((path) => bring(base + path, "default")));
}

/** Where elections, gazetteer and notices lie, by the roles' lists of targets as TUF writes them; as much as looks as it should. */
function siteFiles(head: ArrayBuffer): string[] {
  try {
    const roles = Object.values(JSON.parse(new TextDecoder().decode(head)) as Record<string, TargetsFile | undefined>);
    return ["site/elections", "site/gazetteer", "notices/current", "alerts/current"].flatMap((target) => {
      const [folder = "", name = ""] = target.split("/");
      const hash = roles.map((role) => role?.signed?.targets?.[target]?.hashes?.sha256 ?? "").find(Boolean) ?? "";
      return /^[0-9a-f]{64}$/.test(hash) ? [`t/${folder}/${hash}.${name}`] : [];
    });
  } catch {
    return [];
  }
}

/** What a list of targets would hold, if it is one. */
interface TargetsFile {
  signed?: { targets?: Record<string, { hashes?: { sha256?: string } }> };
}

async function bytesOf(url: string, cache: RequestCache): Promise<ArrayBuffer | undefined> {
  try {
    // Same mode and credentials as the preload, or the browser would fetch the file twice.
    const answer = await fetch(url, { mode: "cors", credentials: "same-origin", cache });
    return answer.ok ? await answer.arrayBuffer() : undefined;
  } catch {
    return undefined;
  }
}
