// Keeps a round and its photos on the device. One record a county, written whole in one transaction: what is there is either
// the state before a tap or the state after it.

import type { DBSchema, IDBPDatabase } from "idb";
import { DeviceDb, hadEnded } from "../../core/manager/device-db.ts";
import type { Kept } from "./state.ts";

/** `refused`: this browser keeps nothing here. `gone`: what was kept was thrown away. `overtaken`: another window wrote.
 * `foreign`: kept by another version of the page. */
export type StoreTrouble = "refused" | "full" | "gone" | "overtaken" | "foreign";

export class NotKept extends Error {
  override readonly name = "NotKept";
  constructor(
    readonly why: StoreTrouble,
    options?: ErrorOptions,
  ) {
    super(`the device did not keep it: ${why}`, options);
  }
}

/** A photo as a small JPEG, as a data address. */
export type Photo = { jpeg: string; on: string };

export interface Store {
  /** What was kept of a county; undefined where nothing was. Throws `NotKept`. */
  load(county: string): Promise<Kept | undefined>;
  /** Puts it in place of what was loaded or saved last. Throws `NotKept`; what was kept before then stands. */
  save(county: string, kept: Kept): Promise<void>;
  photo(place: string): Promise<Photo | undefined>;
  savePhoto(place: string, photo: Photo | undefined): Promise<void>;
}

interface Shelf extends DBSchema {
  /** `edit` counts the writes, so that two windows do not write over each other. */
  rounds: { key: string; value: { edit: number; kept: Kept } };
  photos: { key: string; value: Photo };
}

export class DeviceStore implements Store {
  private readonly db: DeviceDb<Shelf>;
  private readonly edits = new Map<string, number>();

  constructor(name = "pollstead-round") {
    this.db = new DeviceDb(name, ["rounds", "photos"]);
  }

  private open(): Promise<IDBPDatabase<Shelf>> {
    return this.db.open().catch((cause: unknown) => {
      throw told(cause, "refused");
    });
  }

  async load(county: string): Promise<Kept | undefined> {
    const db = await this.open();
    try {
      const found = await db.get("rounds", county);
      if (found && found.kept?.v !== 1) throw new NotKept("foreign");
      this.edits.set(county, found?.edit ?? 0);
      return found?.kept;
    } catch (cause) {
      throw told(cause, "refused");
    }
  }

  async save(county: string, kept: Kept): Promise<void> {
    try {
      await this.write(county, kept);
    } catch (cause) {
      // The connection had ended, as when somebody cleared the site's data: once more with another one.
      if (!(cause instanceof NotKept) || !hadEnded(cause.cause)) throw cause;
      await this.write(county, kept);
    }
  }

  private async write(county: string, kept: Kept): Promise<void> {
    const db = await this.open();
    const edit = this.edits.get(county) ?? 0;
    let lost = false;
    try {
      // Strict: done once it is on the disk, not once the system has promised to write it.
      const writing = db.transaction("rounds", "readwrite", { durability: "strict" });
      // Its failure is heard from the requests below, or here.
      const done = writing.done;
      done.catch(() => undefined);
      const there = await writing.store.get(county);
      lost = !there && edit > 0;
      if (there && there.edit !== edit) {
        writing.abort();
        throw new NotKept(there.kept?.v === 1 ? "overtaken" : "foreign");
      }
      await writing.store.put({ edit: edit + 1, kept }, county);
      await done;
    } catch (cause) {
      // Perhaps the connection ended; the next save opens another.
      db.close();
      this.db.forget();
      throw told(cause, "refused");
    }
    this.edits.set(county, edit + 1);
    if (lost) throw new NotKept("gone");
  }

  async photo(place: string): Promise<Photo | undefined> {
    const db = await this.open();
    return db.get("photos", place).catch((cause: unknown) => {
      throw told(cause, "refused");
    });
  }

  async savePhoto(place: string, photo: Photo | undefined): Promise<void> {
    const db = await this.open();
    try {
      await (photo ? db.put("photos", photo, place) : db.delete("photos", place));
    } catch (cause) {
      throw told(cause, "refused");
    }
  }
}

function told(cause: unknown, why: StoreTrouble): NotKept {
  if (cause instanceof NotKept) return cause;
  const name = cause instanceof DOMException ? cause.name : "";
  return new NotKept(name === "QuotaExceededError" ? "full" : name === "VersionError" ? "foreign" : why, { cause });
}

/** Keeps nothing beyond the page: for examples. `trouble`: what each save meets. */
export class PageStore implements Store {
  private readonly photos = new Map<string, Photo>();
  constructor(
    private kept: Kept | undefined = undefined,
    private readonly trouble: StoreTrouble | undefined = undefined,
  ) {}
  async load(): Promise<Kept | undefined> {
    if (this.trouble === "refused" || this.trouble === "foreign") throw new NotKept(this.trouble);
    return this.kept;
  }
  async save(_county: string, kept: Kept): Promise<void> {
    if (this.trouble) throw new NotKept(this.trouble);
    this.kept = kept;
  }
  async photo(place: string): Promise<Photo | undefined> {
    return this.photos.get(place);
  }
  async savePhoto(place: string, photo: Photo | undefined): Promise<void> {
    if (this.trouble) throw new NotKept(this.trouble);
    if (photo) this.photos.set(place, photo);
    else this.photos.delete(place);
  }
}

/** Saves one state at a time; of those that come meanwhile, only the newest. */
export class Keeper {
  private next: Kept | undefined;
  private busy: Promise<void> | undefined;

  /** `told`: what went wrong, or undefined once a save went well. */
  constructor(
    private readonly store: Store,
    private readonly county: string,
    private readonly told: (trouble: StoreTrouble | undefined) => void,
  ) {}

  /** Settles once everything handed in so far is kept or was told. */
  keep(kept: Kept): Promise<void> {
    this.next = kept;
    this.busy ??= this.drain().finally(() => (this.busy = undefined));
    return this.busy;
  }

  private async drain(): Promise<void> {
    while (this.next) {
      const kept = this.next;
      this.next = undefined;
      try {
        await this.store.save(this.county, kept);
        this.told(undefined);
      } catch (cause) {
        this.told(cause instanceof NotKept ? cause.why : "refused");
      }
    }
  }
}
