// The rules of photo ID as an edition holds them for this page: `rules/id`, written down in data/formats/id.md. The bytes are
// held against the hash that the edition lists; nothing that anybody answers is part of a request.

export type CureBy = { date: string; over_utc: string; certain: boolean; published: boolean };
/** `issued_from`: the first issue date within ten years of the election. `start`: none where no version of the rules is held. */
export type IdElection = {
  id: string; name: string; date: string; over_utc: string; clerk: "circuit" | "municipal"; cure_by: CureBy | null; issued_from: string; start: number | null;
};
export type Ask = "mode" | "shown" | "issued" | "expires" | "depicts" | "name";
/** `to`: position of the next node, or −1 − an end's. */
export type IdNode = { ask: Ask; to: Record<string, number> };
/** `cure`: what completes an affidavit ballot, if it comes to one. */
export type IdEnd = {
  outcome: "id_check_met" | "offer_affidavit" | "id_not_needed" | "confer"; certain: boolean;
  decides: "bailiff" | "second_official" | "clerk" | "managers" | "officials" | null; cure: "show_id" | "religious" | null; rules: number[];
};
export type IdRule = { id: string; cite: string; layer: "statute" | "rule" | "guidance" | "interpretation"; text: string; words: string };
export type IdTable = {
  format: 1; reviewed: string; as_of: string; made_up: boolean; elections: IdElection[]; nodes: IdNode[]; ends: IdEnd[]; rules: IdRule[];
};

/** Why there is no table. */
export class NoTable extends Error {
  override readonly name = "NoTable";
  constructor(
    readonly why: "not_reached" | "not_genuine",
    message: string,
  ) {
    super(message);
  }
}

/** Longest that a table may be once it is opened, bytes. */
const MOST = 1 << 20;
/** Longest list of targets that is read, bytes. */
const MOST_LIST = 3 << 17;

async function bytesOf(url: string, cache: RequestCache, most: number): Promise<Uint8Array<ArrayBuffer>> {
  let answer;
  try {
    answer = await fetch(url, { mode: "cors", credentials: "same-origin", cache });
    if (!answer.ok) throw new Error(`found status ${answer.status}, expected 200`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length <= most) return bytes;
  } catch (cause) {
    throw new NoTable("not_reached", String(cause));
  }
  throw new NoTable("not_genuine", `${url}: longer than ${most} bytes`);
}

/** What a role's list of targets would hold, if it is one. */
type Role = { signed?: { targets?: Record<string, { hashes?: { sha256?: string }; length?: number }> } };

/** `base`: address of the edition's folder; ends with a slash. Throws `NoTable`. */
export async function loadTable(base: string): Promise<IdTable> {
  const list = await bytesOf(`${base}m/now.json`, "no-cache", MOST_LIST);
  // Of a signed edition the role `places` vouches for rules. Its signatures are not checked here: this page has no core, and what it
  // fetches comes from the host that it came from itself.
  const { places, targets } = json<{ places?: Role; targets?: Role }>(list);
  const listed = (places ?? targets)?.signed?.targets?.["rules/id"];
  const hash = listed?.hashes?.sha256 ?? "";
  const length = listed?.length ?? 0;
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new NoTable("not_genuine", "the edition lists no rules/id");
  const stored = await bytesOf(`${base}t/rules/${hash}.id`, "default", length);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", stored));
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== hash) throw new NoTable("not_genuine", `found rules/id of hash ${found}, expected ${hash}`);
  const table = json<IdTable>(await opened(stored));
  if (table.format !== 1) throw new NoTable("not_genuine", `found format ${String(table.format)} of rules/id, expected 1`);
  return table;
}

function json<T>(bytes: Uint8Array): T {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as T;
  } catch (cause) {
    throw new NoTable("not_genuine", String(cause));
  }
}

/** Opens raw deflate, up to `MOST` bytes. */
async function opened(stored: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([stored]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > MOST) throw new Error(`longer than ${MOST} bytes`);
      parts.push(value);
    }
  } catch (cause) {
    throw new NoTable("not_genuine", String(cause));
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Answers in the order in which they were given. */
export type Given = { ask: Ask; word: string; month?: string; day?: string };

/** The first question without an answer, or the end. Undefined where the table leads nowhere, which its maker excludes. */
export function walk(table: IdTable, election: IdElection, given: readonly Given[]): { ask: Ask; words: string[] } | { end: IdEnd } | undefined {
  let at = election.start ?? undefined;
  while (at !== undefined && at >= 0) {
    const node: IdNode | undefined = table.nodes[at];
    if (!node) return undefined;
    const answer = given.find(({ ask }) => ask === node.ask);
    if (!answer) return { ask: node.ask, words: Object.keys(node.to) };
    at = node.to[answer.word];
  }
  const end = at === undefined ? undefined : table.ends[-1 - at];
  return end && { end };
}
