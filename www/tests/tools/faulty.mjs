// Hosts that serve a signed edition with faults: the sixteen kinds of `security.md` M4 under the names of tests/faults, each
// drawn from a seed by host and file, so that the order in which a page asks changes nothing. Playwright's route draws and
// counts; what a route cannot do by itself (cut connections, a byte a second, two lengths) a server behind it does.

import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { files } from "../../serve.mjs";
import { certificate } from "./server.mjs";
import { filesOf } from "./site.mjs";

export const KINDS = [
  ...["Truncate", "Flip", "NotFound", "ServerError", "Partial", "Hang", "OneByteASecond", "WrongType"],
  ...["Bomb", "Swapped", "Stale", "Mix", "Redirect", "Refused", "DoubleHeaders", "CaptivePortal"],
];
/** The page's own first, then those that it was built to ask. */
export const HOSTS = ["lookup.example", "mirror.example", "mirror-2.example"];

/** Behind the address that a redirect leads to. */
const LED = "?led";
const PORTAL = "<!doctype html><title>Welcome</title><p>Accept the terms to use this network.";
const MASK = (1n << 64n) - 1n;

/** The same seed gives the same numbers on every machine. */
export class Random {
  constructor(seed) {
    this.state = (BigInt(seed) * 0x9e3779b97f4a7c15n) & MASK;
  }
  below(most) {
    this.state = (this.state + 0x9e3779b97f4a7c15n) & MASK;
    let z = this.state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
    return Number((z ^ (z >> 31n)) % BigInt(Math.max(1, most)));
  }
}

/** A target's name without its hash, which another key or day would change. */
const named = (path) => path.replace(/\/[0-9a-f]{64}\./, "/");
const mixed = (text) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);

/** What hosts have in session `seed`: none is faulty, or with one kind on all, half or one in five of its files. `own`: the
 * kind of the page's own host, which is the one that is always asked. */
export function drawHosts(seed, own) {
  const random = new Random(seed);
  return HOSTS.map((_, at) => ({
    fault: at === 0 ? own : random.below(100) < 65 ? KINDS[random.below(KINDS.length)] : undefined,
    share: at === 0 && random.below(3) > 0 ? 100 : [100, 50, 20][random.below(3)],
    latency: random.below(250),
  }));
}

/** The fault that a host makes of a file, or none; `draw` is for what the kind leaves open. */
function faultOf({ fault, share }, seed, at, path) {
  const random = new Random(seed * 1_000_003 + at * 7_919 + mixed(named(path)));
  const touched = random.below(100) < share;
  const draw = random.below(1_000_000);
  if (fault === "Mix") return path.startsWith("t/places/") ? { kind: fault, draw } : undefined;
  return fault && (touched || fault === "Stale") ? { kind: fault, draw } : undefined;
}

/** Answers a page's requests below `edition/` as the hosts of a session do. Returns what was touched: [kind, host, path]. */
export async function spoil(context, seed, hosts) {
  const hits = [];
  await context.route(
    (url) => HOSTS.includes(url.hostname) && url.pathname.includes("/edition/"),
    async (route, request) => {
      const url = new URL(request.url());
      const at = HOSTS.indexOf(url.hostname);
      const path = url.pathname.split("/edition/")[1];
      const fault = faultOf(hosts[at], seed, at, path);
      if (fault) hits.push([fault.kind, HOSTS[at], path]);
      await new Promise((done) => setTimeout(done, hosts[at].latency));
      const headers = { ...request.headers(), ...(fault ? { "x-fault": fault.kind, "x-draw": String(fault.draw) } : {}) };
      // A page that has closed, or has given up a request, waits for nothing.
      await (fault?.kind === "Refused" ? route.abort("connectionrefused") : route.continue({ headers })).catch(() => undefined);
    },
  );
  return hits;
}

/** One server for all hosts, over TLS as pages have it. `pages`: a built folder. `edition`, `older`: folders of the edition and of
 * the one before it. `close` ends what hangs, too. */
export async function serveFaulty({ pages, edition, older }) {
  const held = (folder) => new Map(filesOf(folder).map((name) => [name, readFileSync(join(folder, name))]));
  const [now, was] = [held(edition), held(older)];
  const wasNamed = new Map([...was].map(([name, bytes]) => [named(name), bytes]));
  const another = (path, draw) => {
    const others = [...now.keys()].filter((name) => name !== path);
    const alike = others.filter((name) => name.split(".").at(-1) === path.split(".").at(-1));
    const from = alike.length ? alike : others;
    return now.get(from[draw % from.length]);
  };
  const bomb = brotliCompressSync(Buffer.alloc(32 << 20, " "), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  const plain = files(pages);
  const { key, cert, spki } = certificate();
  const timers = new Set();

  /** `kind`: undefined for what a good host says. */
  const say = (path, kind, draw, response) => {
    const honest = now.get(path);
    const head = { "access-control-allow-origin": "*", "cache-control": "no-store" };
    const type = path.endsWith(".json") ? "application/json" : "application/octet-stream";
    const send = (body, status = 200, more = {}) => {
      if (!body) return send("not found\n", 404);
      response.writeHead(status, { ...head, "content-type": type, "content-length": Buffer.byteLength(body), ...more }).end(body);
    };
    if (kind === undefined || (!honest && kind !== "Stale")) return send(honest);
    switch (kind) {
      case "Truncate": {
        const part = honest.subarray(0, draw % honest.length);
        if (draw & 1) return send(part);
        // Fewer bytes than were promised.
        response.writeHead(200, { ...head, "content-type": type, "content-length": honest.length });
        return void response.write(part, () => response.destroy());
      }
      case "Flip": {
        const bytes = Buffer.from(honest);
        bytes[draw % bytes.length] ^= 1 << draw % 8;
        return send(bytes);
      }
      case "NotFound":
        return send(undefined);
      case "ServerError":
        return send("<h1>Internal Server Error</h1>", 500);
      case "Partial":
        return send(honest.subarray(0, honest.length >> 1), 206, { "content-range": `bytes 0-${(honest.length >> 1) - 1}/${honest.length}` });
      case "Hang":
        // Says nothing at all, or nothing after its first words.
        if (draw & 1) response.writeHead(200, { ...head, "content-type": type, "content-length": honest.length }).flushHeaders();
        return;
      case "OneByteASecond": {
        response.writeHead(200, { ...head, "content-type": type, "content-length": honest.length }).flushHeaders();
        let at = 0;
        const timer = setInterval(() => response.write(honest.subarray(at, ++at)), 1000);
        timers.add(timer);
        return void response.on("close", () => (clearInterval(timer), timers.delete(timer)));
      }
      case "WrongType":
        // The right bytes: hosts differ in what they call them, so nobody may rely on it.
        return send(honest, 200, { "content-type": "image/png" });
      case "Bomb":
        return send(bomb, 200, { "content-encoding": "br" });
      case "Swapped":
        return send(another(path, draw));
      case "Stale":
        return send(was.get(path));
      case "Mix":
        return send(wasNamed.get(named(path)));
      case "Redirect":
        return void response.writeHead(302, { ...head, location: draw & 1 ? "/portal" : `/edition/${[...now.keys()][draw % now.size]}${LED}` }).end();
      case "DoubleHeaders": {
        const lengths = [honest.length, honest.length - 7].map((length) => `Content-Length: ${length}`).join("\r\n");
        response.socket.write(`HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: ${type}\r\n${lengths}\r\n\r\n`);
        return void response.socket.end(honest);
      }
      default:
        return send(PORTAL, 200, { "content-type": "text/html" });
    }
  };

  const server = createServer({ key, cert }, (request, response) => {
    response.on("error", () => undefined);
    if (request.url === "/portal") return void response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/html" }).end(PORTAL);
    const [, path] = request.url.split("/edition/");
    if (path === undefined) return plain(request, response);
    // Who was led elsewhere brings the same headers there.
    const kind = path.endsWith(LED) ? undefined : request.headers["x-fault"];
    say(path.replace(LED, ""), kind, Number(request.headers["x-draw"]), response);
  });
  server.on("clientError", (_, socket) => socket.destroy());
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const rules = HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${server.address().port}`).join(", ");
  return {
    base: `https://${HOSTS[0]}/`,
    browser: { spki, hosts: rules },
    close() {
      for (const timer of timers) clearInterval(timer);
      server.close();
      server.closeAllConnections();
    },
  };
}
