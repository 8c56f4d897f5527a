// One log on this tablet: adds entries, signs what was added, closes the day, and knows whether the clerk has it.

import type { LogBy, LogChecked, LogLine, LogMade, LogOf, LogWhat, LogWhy, ManagerCore } from "../contract.ts";
import { deviceKey, newSecret, signed } from "./device-key.ts";
import { NotShelved, receivedFor, type DeviceKey, type LogState, type Shelf, type ShelfTrouble } from "./shelf.ts";

export type LogCore = Pick<
  ManagerCore,
  "logOpen" | "logNext" | "logToSign" | "logCheckpoint" | "logCheck" | "logHead" | "logTable" | "logSeal" | "logReceipt"
>;

/** Signed after so many entries, or so long after the first unsigned one. */
export const SIGN_AFTER = 50;
export const SIGN_AFTER_MS = 5 * 60_000;

/** Remembers, apart from the lines, how many there were. */
export interface Tally {
  read(log: string): number;
  write(log: string, entries: number): void;
}

export type Env = { core: LogCore; shelf: Shelf; clock(): string; tally: Tally };
/** Which log; key and format are the tablet's to say. */
export type About = Omit<LogOf, "format" | "device" | "key">;

export const logName = ({ place, election, party }: Pick<About, "place" | "election" | "party">): string => [place, election, party].join("|");

const ENTRIES = new Set<LogWhat["kind"]>(["observation", "incident", "question", "note", "photo"]);
/** Whether it is something that somebody wrote. */
export const isWritten = ({ what }: LogLine): boolean => ENTRIES.has(what.kind);

export class LogBook {
  lines: LogLine[] = [];
  state: LogState = {};
  /** What the lines were found to be when they were read from the device; none where all is in order. */
  fault: LogChecked["fault"] = null;
  trouble: ShelfTrouble | undefined;
  /** Held by the page alone, since the device keeps nothing. */
  held: ShelfTrouble | undefined;
  /** The head of the last line, as it is copied to paper. */
  head: string | undefined;
  onChange: () => void = () => undefined;
  private texts: string[] = [];
  private key: DeviceKey | undefined;
  private busy: Promise<unknown> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly name: string;

  private constructor(
    readonly about: About,
    private readonly env: Env,
  ) {
    this.name = logName(about);
  }

  /** Takes up what the device holds of this log. Throws `NotShelved`. */
  static async open(about: About, env: Env): Promise<LogBook> {
    const book = new LogBook(about, env);
    book.key = await deviceKey(env.shelf);
    await book.reload();
    const were = env.tally.read(book.name);
    if (book.lines.length > 0 && book.lines.length < were) await book.add("page", { kind: "device", did: "entries_lost" });
    book.later();
    return book;
  }

  private async reload(): Promise<void> {
    const { core, shelf } = this.env;
    const texts = await shelf.lines(this.name);
    this.state = await shelf.state(this.name);
    this.fault = null;
    if (texts.length > 0) {
      const checked = await core.logCheck(texts.map((text) => `${text}\n`).join(""));
      // A day that is not closed is no fault while it lasts.
      if (checked.fault && checked.fault.code !== "not_closed") this.fault = checked.fault;
    }
    this.texts = texts;
    this.lines = texts.map((text) => JSON.parse(text) as LogLine);
    await this.seeHead();
  }

  private async seeHead(): Promise<void> {
    const last = this.texts.at(-1);
    this.head = last === undefined ? undefined : await this.env.core.logHead(last);
  }

  /** One thing at a time, in order. */
  private turn<T>(run: () => Promise<T>): Promise<T> {
    const mine = this.busy.then(run, run);
    this.busy = mine.catch(() => undefined);
    return mine;
  }

  private up(): number {
    return Math.floor(performance.now() / 1000);
  }

  /** Puts a line behind the last one; once more where another window was quicker. */
  private async put(make: (first: string, last: string) => Promise<LogMade>): Promise<LogMade> {
    const { shelf, tally } = this.env;
    for (;;) {
      const [first, last] = [this.texts[0], this.texts.at(-1)];
      if (first === undefined || last === undefined) throw new Error("found no first entry, expected one");
      const made = await make(first, last);
      if (made.kind === "refused") return made;
      if (await this.keep(made.line, shelf)) {
        tally.write(this.name, this.texts.length);
        return made;
      }
      await this.reload();
    }
  }

  private async keep(line: string, shelf: Shelf): Promise<boolean> {
    try {
      if ((await shelf.append(this.name, this.texts.length, line)) === "taken") return false;
    } catch (cause) {
      this.trouble = cause instanceof NotShelved ? cause.why : "refused";
      this.onChange();
      throw cause;
    }
    this.trouble = this.held;
    this.texts = [...this.texts, line];
    this.lines = [...this.lines, JSON.parse(line) as LogLine];
    await this.seeHead();
    this.onChange();
    return true;
  }

  /** The first line is written with the first entry, so that a tablet which only looked has no log. */
  private async begin(): Promise<LogMade | undefined> {
    while (this.texts.length === 0) {
      const { core, shelf, clock } = this.env;
      const of: LogOf = { format: 1, ...this.about, device: this.key?.public ?? "", key: this.key ? "non_extractable" : "none" };
      const made = await core.logOpen(of, clock(), this.up());
      if (made.kind === "refused") return made;
      if (!(await this.keep(made.line, shelf))) await this.reload();
    }
    return undefined;
  }

  /** Adds an entry. It is kept once this settles with `made`. */
  add(by: LogBy, what: LogWhat): Promise<LogMade> {
    return this.turn(async () => {
      const refused = await this.begin();
      if (refused) return refused;
      const made = await this.put((_, last) => this.env.core.logNext(last, { at: this.env.clock(), up_s: this.up(), by, what }));
      if (made.kind === "made" && this.unsigned() >= SIGN_AFTER) await this.sign("count");
      this.later();
      return made;
    });
  }

  /** Entries that no signature covers yet. */
  unsigned(): number {
    const since = [...this.lines].reverse().findIndex(({ what }) => what.kind === "checkpoint");
    return since < 0 ? this.lines.length : since;
  }

  private async sign(why: LogWhy): Promise<void> {
    const { key } = this;
    const { core, clock } = this.env;
    if (!key) return;
    await this.put(async (first, last) => {
      const at = clock();
      const sig = await signed(key, await core.logToSign(first, last, at, why));
      return core.logCheckpoint(first, last, at, this.up(), why, sig);
    });
  }

  private later(): void {
    if (this.timer !== undefined || !this.key || this.unsigned() === 0 || this.lines.length === 0) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.turn(async () => {
        if (this.unsigned() > 0) await this.sign("time");
      }).catch(() => undefined);
    }, SIGN_AFTER_MS);
  }

  /** Struck out after all that was said of it. */
  struck(seq: number): boolean {
    const said = [...this.lines].reverse().find(({ what }) => what.kind === "struck" && what.entry === seq)?.what;
    return said?.kind === "struck" && said.struck;
  }

  /** The browser has given this tablet a key. */
  get signs(): boolean {
    return this.key !== undefined;
  }

  /** Nothing was written since the day was closed. */
  get closed(): boolean {
    const last = this.lines.at(-1)?.what;
    return (last?.kind === "checkpoint" && last.why === "close") || (!this.key && this.lines.length > 0 && this.state.sealed === this.lines.at(-1)?.hash);
  }

  /** The clerk's computer has read the log to its last line. */
  get received(): boolean {
    const last = this.texts.at(-1);
    return last !== undefined && receivedFor(this.state, last);
  }

  close(): Promise<void> {
    return this.turn(async () => {
      if (this.texts.length > 0 && !this.closed) await this.sign("close");
    });
  }

  text(): string {
    return this.texts.map((line) => `${line}\n`).join("");
  }

  table(): Promise<string> {
    return this.env.core.logTable(this.text());
  }

  /** The log sealed to the office's public key. Throws where that is none. */
  seal(recipient: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.turn(async () => {
      const secret = newSecret();
      const sealed = await this.env.core.logSeal(this.text(), secret, recipient);
      // The secret is kept before the file leaves: without it no receipt could be checked.
      await this.setState({ ...this.state, secret, sealed: this.lines.at(-1)?.hash ?? "" });
      return sealed;
    });
  }

  private async setState(state: LogState): Promise<void> {
    await this.env.shelf.setState(this.name, state);
    this.state = state;
    this.onChange();
  }

  /** The clerk's receipt, as it was typed. */
  receive(typed: string): Promise<boolean> {
    return this.turn(async () => {
      const [last, line] = [this.texts.at(-1), this.lines.at(-1)];
      const { secret } = this.state;
      if (last === undefined || line === undefined || secret === undefined) return false;
      if (plain(typed) !== plain(await this.env.core.logReceipt(last, secret))) return false;
      await this.setState({ ...this.state, received: { hash: line.hash, at: this.env.clock() } });
      return true;
    });
  }

  /** Takes the log off the tablet, if the clerk has it to its last line. */
  remove(): Promise<boolean> {
    return this.turn(async () => {
      const last = this.texts.at(-1);
      if (last === undefined || !(await this.env.shelf.remove(this.name, last))) return false;
      this.env.tally.write(this.name, 0);
      await this.reload();
      this.onChange();
      return true;
    });
  }
}

/** As people write twelve symbols: any case, dashes or not; O is 0, I and L are 1. */
function plain(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
}
