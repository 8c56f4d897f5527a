// Serves a built folder under a sub-path as serve.mjs does, and keeps a log of requests.

import { execFileSync } from "node:child_process";
import { createHash, createPublicKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createSecureServer } from "node:http2";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { files } from "../../serve.mjs";

export const www = fileURLToPath(new URL("../../", import.meta.url));

/** A key and a certificate that nobody trusts, with the hash by which a browser can be told to take it; see `start`. Needs
 * the openssl command. */
export function certificate() {
  const folder = mkdtempSync(join(tmpdir(), "pollstead-tls-"));
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
  const made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost", "-days", "1"];
  execFileSync("openssl", ["req", "-x509", ...made, "-keyout", key, "-out", cert], { stdio: "ignore" });
  const read = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true, force: true });
  const spki = createPublicKey(read.cert).export({ type: "spki", format: "der" });
  return { ...read, spki: createHash("sha256").update(spki).digest("base64") };
}

/** `folder`: relative to www, or absolute. `change`: other bytes for a path, see serve.mjs. `tls`: by HTTP/2 over TLS. `instead`: true where it
 * has answered a request itself, or will. */
export async function serve(folder, { under = "/some/where/", change, tls = false, instead = () => false } = {}) {
  const log = [];
  const seen = (request) => log.push(`${request.method} ${request.url}`);
  const plain = files(folder.startsWith("/") ? folder : join(www, folder), { under, seen, ...(change ? { change } : {}) });
  const answer = (request, response) => void (instead(request, response) || plain(request, response));
  const own = tls ? certificate() : undefined;
  const server = own ? createSecureServer({ key: own.key, cert: own.cert, allowHTTP1: true }, answer) : createServer(answer);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { base: `${tls ? "https" : "http"}://127.0.0.1:${server.address().port}${under}`, log, spki: own?.spki, close: () => server.close() };
}
