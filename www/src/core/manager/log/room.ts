// The logs of a tablet: one for each place, election and, in a primary, party. Hands out each as one book.

import type { ElectionRef, OpenedEdition } from "../../contract.ts";
import type { Chosen } from "../contract.ts";
import type { Kept } from "../kept.ts";
import { LogBook, logName, type About, type LogCore, type Tally } from "./book.ts";
import { DeviceShelf, NotShelved, PageShelf, type Shelf } from "./shelf.ts";

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isCount = (value: unknown): value is number => typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

export class LogRoom {
  private readonly books = new Map<string, Promise<LogBook>>();
  private readonly page = new PageShelf();

  constructor(
    private readonly kept: Kept,
    readonly clock: () => string,
    private readonly shelf: Shelf = new DeviceShelf(),
  ) {}

  /** Whose log it is: the party in a primary, undefined until somebody says which; empty in other elections. */
  party({ id, kind, authority }: ElectionRef): string | undefined {
    if (authority.kind === "party") return authority.name;
    if (!kind.includes("primary")) return "";
    return this.kept.read(`log-party-${id}`, isText);
  }

  setParty({ id }: ElectionRef, party: string | undefined): void {
    this.kept.write(`log-party-${id}`, party);
  }

  /** The office's public key, as somebody gave it to this tablet. */
  recipient(fips: string): string {
    return this.kept.read(`log-office-${fips}`, isText) ?? "";
  }

  setRecipient(fips: string, key: string): void {
    this.kept.write(`log-office-${fips}`, key === "" ? undefined : key);
  }

  /** Where the browser refuses to keep anything the book lasts as long as the page, and says so. */
  book(core: LogCore, chosen: Chosen, election: ElectionRef, edition: OpenedEdition, party: string): Promise<LogBook> {
    const about: About = {
      county: chosen.fips, place: chosen.place.id, place_name: chosen.place.name, election: election.id, election_name: election.name,
      election_date: election.date, party, made_up: edition.made_up,
    };
    const name = logName(about);
    let book = this.books.get(name);
    if (!book) {
      book = this.open(core, about);
      this.books.set(name, book);
      book.catch(() => this.books.delete(name));
    }
    return book;
  }

  private async open(core: LogCore, about: About): Promise<LogBook> {
    const tally: Tally = {
      read: (log) => this.kept.read(`log-entries-${log}`, isCount) ?? 0,
      write: (log, entries) => void this.kept.write(`log-entries-${log}`, entries),
    };
    const env = { core, clock: this.clock, tally };
    try {
      return await LogBook.open(about, { ...env, shelf: this.shelf });
    } catch (cause) {
      if (!(cause instanceof NotShelved)) throw cause;
      const book = await LogBook.open(about, { ...env, shelf: this.page });
      book.held = book.trouble = cause.why;
      return book;
    }
  }
}
