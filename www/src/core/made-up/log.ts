// The log of the made-up core: the same lines as the real one's, by JSON.stringify and the browser's SHA-256. It seals
// nothing, takes any signature, and writes no real table.

import type { LogChecked, LogEntry, LogLine, LogMade, LogOf, LogRefusal, LogWhat } from "../manager/contract.ts";
import type { LogCore } from "../manager/log/book.ts";

const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ZEROS = "0".repeat(64);

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Sixty bits as twelve symbols. */
function head(hash: string): string {
  const bits = BigInt(`0x${hash.slice(0, 15)}`);
  const symbols = Array.from({ length: 12 }, (_, i) => SYMBOLS[Number((bits >> BigInt(5 * (11 - i))) & 31n)]).join("");
  return symbols.replace(/(.{4})(?=.)/g, "$1-");
}

async function line(seq: number, { at, up_s, by, what }: LogEntry, prev: string): Promise<LogMade> {
  const body = JSON.stringify({ seq, at: `${at.slice(0, 19)}Z`, up_s, by, what, prev }).slice(0, -1);
  return { kind: "made", line: `${body},"hash":"${await sha256(body)}"}` };
}

function refused(code: LogRefusal, field: string): LogMade {
  return { kind: "refused", code, field, error: `found ${code} in ${field}` };
}

function refusal(what: LogWhat): LogMade | undefined {
  if ("text" in what && what.text.trim() === "") return refused("empty", "text");
  for (const [field, value] of Object.entries(what)) {
    if (typeof value !== "string" || field === "jpeg" || field === "sig") continue;
    if (/\b\d{3}-\d{2}-\d{4}\b/.test(value)) return refused("nine_digits", field);
    if (/\b\d{1,2}\/\d{1,2}\/19\d\d\b/.test(value)) return refused("birth_date", field);
  }
  return undefined;
}

const read = (text: string): LogLine => JSON.parse(text) as LogLine;

export const madeUpLog: LogCore = {
  async logOpen(of: LogOf, at, up_s) {
    return line(0, { at, up_s, by: "page", what: { kind: "opened", ...of } }, ZEROS);
  },
  async logNext(last, entry) {
    const { seq, hash } = read(last);
    return refusal(entry.what) ?? line(seq + 1, entry, hash);
  },
  async logToSign(first, last, at, why) {
    return `pollstead log checkpoint 1\n${read(first).hash}\n${read(last).seq}\n${read(last).hash}\n${at.slice(0, 19)}Z\n${why}\n`;
  },
  async logCheckpoint(_first, last, at, up_s, why, sig) {
    const { seq, hash } = read(last);
    return line(seq + 1, { at, up_s, by: "page", what: { kind: "checkpoint", why, sig } }, hash);
  },
  async logCheck(text) {
    const lines = text.split("\n").slice(0, -1);
    const found: LogChecked = { of: null, entries: 0, signed_through: null, closed: false, head: null, heads: [], clock_back: [], fault: null };
    let prev = ZEROS;
    for (const [i, text] of lines.entries()) {
      const { hash, ...rest } = read(text);
      if (rest.seq !== i || rest.prev !== prev || (await sha256(text.slice(0, -75))) !== hash)
        return { ...found, fault: { entry: i, stands_through: found.signed_through, code: "changed", says: `entry ${i} was changed` } };
      found.entries = i + 1;
      found.closed = rest.what.kind === "checkpoint" && rest.what.why === "close";
      if (rest.what.kind === "checkpoint") found.signed_through = i;
      prev = hash;
    }
    return found;
  },
  async logHead(last) {
    return head(read(last).hash);
  },
  async logTable(text) {
    return text
      .split("\n")
      .slice(0, -1)
      .map((one) => read(one))
      .map(({ seq, at, what }) => `${seq},${at},${what.kind}\r\n`)
      .join("");
  },
  async logSeal(text, secret, recipient) {
    if (!/^age1[0-9a-z]{58}$/.test(recipient.trim())) throw new Error("found no public key of the office");
    return new TextEncoder().encode(`made-up seal\n${text}{"receipt":"${secret}"}\n`);
  },
  async logReceipt(last, secret) {
    return head(await sha256(`pollstead log receipt 1\n${secret}\n${read(last).hash}\n`));
  },
};
