// Debian's nginx with the configuration that is shipped, on a free loopback port, with TLS from a throw-away authority; and a
// Chromium for which lookup.example and the others are that port.

import { execFileSync, spawn } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { edition } from "./real.mjs";
import { www } from "./server.mjs";

const deploy = join(www, "../deploy");
export const HOSTS = ["lookup.example", "www.office.example", "elsewhere.example"];
const NGINX = ["/usr/sbin/nginx", "/usr/bin/nginx"].find(existsSync);
const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/** What is missing, or undefined. */
export function missingNginx() {
  return NGINX ? undefined : "found no nginx, expected Debian's (sudo apt-get install nginx)";
}

const openssl = (...args) => execFileSync("openssl", args, { stdio: ["ignore", "pipe", "ignore"] });

/** An authority of one day, and a certificate of it for our hosts. */
function certificates(folder) {
  const at = (name) => join(folder, name);
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl("req", "-x509", ...key, "-subj", "/CN=Throw-away authority", "-days", "1", "-keyout", at("ca.key"), "-out", at("ca.pem"));
  openssl("req", ...key, "-subj", "/CN=lookup.example", "-keyout", at("key.pem"), "-out", at("request.pem"));
  writeFileSync(at("names"), `subjectAltName=${HOSTS.map((host) => `DNS:${host}`).join(",")}\n`);
  openssl("x509", "-req", "-in", at("request.pem"), "-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-CAcreateserial", "-days", "1", "-extfile", at("names"), "-out", at("certificate.pem"));
  const ca = readFileSync(at("ca.pem"));
  const spki = new X509Certificate(readFileSync(at("certificate.pem"))).publicKey.export({ type: "spki", format: "der" });
  return { ca, spki: createHash("sha256").update(spki).digest("base64") };
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

const answers = (port) =>
  new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => done(true) || socket.end()).on("error", () => done(false));
  });

/** Exactly one place each: a file that has changed its shape is not half adapted. */
function put(text, changes) {
  return changes.reduce((had, [from, to, times = 1]) => {
    const found = had.split(from).length - 1;
    if (found !== times) throw new Error(`found ${JSON.stringify(from)} ${found} times in pollstead.conf, expected ${times}`);
    return had.replaceAll(from, to);
  }, text);
}

/** A copy of `dist/` (or another build) with an edition, behind nginx. `site`: the copy's folder, whose files a test may change. */
export async function serveByNginx({ compress = false, dist = join(www, "dist"), of = edition } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "pollstead-nginx-"));
  const site = join(folder, "site");
  cpSync(dist, site, { recursive: true, filter: (from) => from !== join(dist, "edition") });
  cpSync(of, join(site, "edition"), { recursive: true });
  if (compress) execFileSync(process.execPath, [join(deploy, "compress.mjs"), site]);
  const { ca, spki } = certificates(folder);
  const [port, plain] = [await freePort(), await freePort()];
  const brotli = compress && existsSync(BROTLI);
  for (const name of ["pollstead-maps.conf", "pollstead-headers.conf"]) cpSync(join(site, "deploy/nginx", name), join(folder, name));
  if (brotli) cpSync(join(deploy, "nginx/brotli.conf"), join(folder, "brotli.conf"));
  const shipped = put(readFileSync(join(deploy, "nginx/pollstead.conf"), "utf8"), [
    ["listen 80;", `listen 127.0.0.1:${plain};`],
    ["listen 443 ssl http2;", `listen 127.0.0.1:${port} ssl http2;`],
    ["root /srv/pollstead/site;", `root ${site};`],
    ["/etc/nginx/pollstead/", `${folder}/`, 5],
    // A file that a test has changed is seen at once.
    ["open_file_cache_valid 10s;", "open_file_cache_valid 0s;"],
  ]);
  writeFileSync(join(folder, "pollstead.conf"), shipped);
  mkdirSync(join(folder, "hosts"));
  for (const host of HOSTS.slice(1)) mkdirSync(join(folder, "hosts", host));
  // Pages of other sites, for framing and for the element.
  const others = HOSTS.slice(1).map((host) => `
    server { listen 127.0.0.1:${port} ssl http2; server_name ${host}; root ${folder}/hosts/${host};
      ssl_certificate ${folder}/certificate.pem; ssl_certificate_key ${folder}/key.pem; types { text/html html; } }`);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ");
  writeFileSync(
    join(folder, "nginx.conf"),
    `${brotli ? `load_module ${BROTLI};` : ""}
daemon off; master_process off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log notice;
events { worker_connections 1024; }
http { access_log off; ${paths} include ${folder}/pollstead.conf; ${others.join("")} }
`,
  );
  const running = spawn(NGINX, ["-c", join(folder, "nginx.conf"), "-p", folder, "-e", join(folder, "error.log")], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  running.stderr.on("data", (part) => (said += part));
  for (let i = 0; !(await answers(port)); i++) {
    if (i > 100 || running.exitCode !== null) throw new Error(`nginx did not start: ${said} ${readFileSync(join(folder, "error.log"), "utf8")}`);
    await wait(50);
  }
  return {
    port,
    plain,
    site,
    hosts: join(folder, "hosts"),
    ca,
    spki,
    brotli,
    base: "https://lookup.example/",
    chromium: { spki, hosts: `MAP *.example 127.0.0.1:${port}, EXCLUDE localhost` },
    async close() {
      running.kill();
      await new Promise((done) => (running.exitCode !== null ? done() : running.once("exit", done)));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
