// What an office decides about its own site, read from deploy/site.json or the file that POLLSTEAD_SITE names.

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

export interface Site {
  /** Where the pages are: scheme and host. */
  readonly origin: string;
  /** Who may show /embed in a frame. */
  readonly frame_hosts: readonly string[];
  /** Other hosts that hold the same editions. */
  readonly mirrors: readonly string[];
  /** The root whose signers' editions the pages open, as its file's text; empty for a demo, which nobody signs. */
  readonly trust: string;
  /** The poll managers' roll, which is off where this is not said: their own address, and the office's key of each county that has it. */
  readonly roll?: { readonly origin: string; readonly offices: Readonly<Record<string, string>> };
  readonly strict_transport_security: string;
  readonly security: {
    readonly contacts: readonly string[];
    readonly expires: string;
    readonly languages: readonly string[];
    readonly policy?: string;
  };
}

/** Anything else in a policy would be taken for a keyword, a path or the end of a directive. */
const ORIGIN = /^https:\/\/[a-z0-9.-]+(:\d+)?$/;

function origin(at: string, value: unknown): string {
  if (typeof value === "string" && ORIGIN.test(value)) return value;
  throw new Error(`${at}: found ${JSON.stringify(value)}, expected an origin such as "https://lookup.example"`);
}

function list<T>(at: string, value: unknown, one: (at: string, value: unknown) => T): T[] {
  if (!Array.isArray(value)) throw new Error(`${at}: found ${JSON.stringify(value)}, expected a list`);
  return value.map((each, i) => one(`${at}[${i}]`, each));
}

/** One line without what would end it or a quoted value. */
function line(at: string, value: unknown): string {
  if (typeof value === "string" && /^[\x20-\x7e]+$/.test(value) && !/["\\$]/.test(value)) return value;
  throw new Error(`${at}: found ${JSON.stringify(value)}, expected one line of plain text without " \\ $`);
}

function address(at: string, value: unknown): string {
  const text = line(at, value);
  if (/^(https:\/\/|mailto:|tel:)\S+$/.test(text)) return text;
  throw new Error(`${at}: found ${JSON.stringify(value)}, expected an address that begins https://, mailto: or tel:`);
}

function instant(at: string, value: unknown): string {
  const text = line(at, value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new Error(`${at}: found ${JSON.stringify(value)}, expected an instant such as "2027-11-01T00:00:00Z"`);
}

/** The text of a root, by a path that is relative to the site's file. */
function trust(file: string, value: unknown): string {
  if (value === undefined) return "";
  const at = `${file}: trust`;
  const path = resolve(dirname(file), line(at, value));
  const text = readFileSync(path, "utf8").trim();
  const kind = (JSON.parse(text) as { signed?: { _type?: unknown } } | null)?.signed?._type;
  if (kind !== "root") throw new Error(`${at}: found ${JSON.stringify(kind)} in ${path}, expected a signed root`);
  return text;
}

/** Refuses an address that other pages share: they could read what a tablet keeps. */
function roll(file: string, voters: string, value: unknown): Site["roll"] {
  if (value === undefined) return undefined;
  const said = value as { origin?: unknown; offices?: unknown } | null;
  const own = origin(`${file}: roll.origin`, said?.origin);
  if (own === voters) throw new Error(`${file}: roll.origin: found the voters' pages' own ${own}, expected one that is for poll managers alone`);
  const offices = said?.offices;
  const listed = typeof offices === "object" && offices !== null && !Array.isArray(offices) ? Object.entries(offices as Record<string, unknown>) : [];
  if (listed.length === 0) throw new Error(`${file}: roll.offices: found ${JSON.stringify(offices)}, expected a county's number with its office's key, such as {"28159": "64 digits"}`);
  for (const [county, key] of listed)
    if (!/^28\d{3}$/.test(county) || typeof key !== "string" || !/^[0-9a-f]{64}$/.test(key))
      throw new Error(`${file}: roll.offices: found ${JSON.stringify({ [county]: key })}, expected a county's number and the 64 hexadecimal digits that "pollstead roll pack" prints`);
  return { origin: own, offices: Object.fromEntries(listed) as Record<string, string> };
}

export function readSite(file: string): Site {
  return siteOf(file, JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>);
}

export function siteOf(file: string, said: Record<string, unknown>): Site {
  const at = (name: string): string => `${file}: ${name}`;
  const security = said["security"] as Record<string, unknown> | undefined;
  if (typeof security !== "object") throw new Error(`${at("security")}: found ${JSON.stringify(security)}, expected whom to tell of a weakness`);
  const contacts = list(at("security.contacts"), security["contacts"], address);
  if (contacts.length === 0) throw new Error(`${at("security.contacts")}: found none, expected at least one`);
  const policy = security["policy"];
  const own = origin(at("origin"), said["origin"]);
  const rolls = roll(file, own, said["roll"]);
  return {
    origin: own,
    frame_hosts: list(at("frame_hosts"), said["frame_hosts"], origin),
    mirrors: list(at("mirrors"), said["mirrors"], origin),
    trust: trust(file, said["trust"]),
    ...(rolls === undefined ? {} : { roll: rolls }),
    strict_transport_security: line(at("strict_transport_security"), said["strict_transport_security"]),
    security: {
      contacts,
      expires: instant(at("security.expires"), security["expires"]),
      languages: list(at("security.languages"), security["languages"], line),
      ...(policy === undefined ? {} : { policy: address(at("security.policy"), policy) }),
    },
  };
}
