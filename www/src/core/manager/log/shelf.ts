// Where a log's lines lie on the device: IndexedDB, one record an entry, each written for good before it is shown as kept.
// Nothing here takes a line away but `remove`, and that only once the clerk's copy was verified.

import type { DBSchema, IDBPDatabase } from "idb";
import { DeviceDb, hadEnded } from "../device-db.ts";

/** `refused`: this browser keeps nothing. `full`: no room is left. */
export type ShelfTrouble = "refused" | "full";

export class NotShelved extends Error {
  override readonly name = "NotShelved";
  constructor(
    readonly why: ShelfTrouble,
    options?: ErrorOptions,
  ) {
    super(`the device did not keep it: ${why}`, options);
  }
}

/** The tablet's key. The browser signs with it and shows it to nobody, this page included. */
export type DeviceKey = { signing: CryptoKey; public: string };

/** Beside the lines: the secret of the file that was sealed last, and the clerk's receipt. */
export type LogState = { secret?: string; sealed?: string; received?: { hash: string; at: string } };

export interface Shelf {
  /** A log's lines from the first on, as far as none is missing. */
  lines(log: string): Promise<string[]>;
  /** `taken`: another window has written that number already. */
  append(log: string, seq: number, line: string): Promise<"kept" | "taken">;
  state(log: string): Promise<LogState>;
  setState(log: string, state: LogState): Promise<void>;
  key(): Promise<DeviceKey | undefined>;
  /** Keeps the key unless there is one; gives the one that is kept. */
  setKey(key: DeviceKey): Promise<DeviceKey>;
  /** Takes a log away whose last line the clerk has; else nothing happens, and it says so. */
  remove(log: string, last: string): Promise<boolean>;
}

interface Lines extends DBSchema {
  lines: { key: [string, number]; value: string };
  states: { key: string; value: LogState };
  keys: { key: "device"; value: DeviceKey };
}

const whole = (log: string): IDBKeyRange => IDBKeyRange.bound([log, 0], [log, Number.MAX_SAFE_INTEGER]);

export class DeviceShelf implements Shelf {
  private readonly db: DeviceDb<Lines>;
  constructor(name = "pollstead-log") {
    this.db = new DeviceDb(name, ["lines", "states", "keys"]);
  }

  /** Once more where the connection had ended. */
  private async with<T>(run: (db: IDBPDatabase<Lines>) => Promise<T>): Promise<T> {
    const once = async (): Promise<T> => run(await this.db.open());
    try {
      return await once().catch((cause: unknown) => {
        if (!hadEnded(cause)) throw cause;
        this.db.forget();
        return once();
      });
    } catch (cause) {
      throw told(cause);
    }
  }

  lines(log: string): Promise<string[]> {
    return this.with(async (db) => {
      const reading = db.transaction("lines");
      const [keys, lines] = await Promise.all([reading.store.getAllKeys(whole(log)), reading.store.getAll(whole(log))]);
      const gap = keys.findIndex(([, seq], i) => seq !== i);
      return gap < 0 ? lines : lines.slice(0, gap);
    });
  }

  append(log: string, seq: number, line: string): Promise<"kept" | "taken"> {
    return this.with(async (db) => {
      // Strict: done once it is on the disk, not once the system has promised to write it.
      const writing = db.transaction("lines", "readwrite", { durability: "strict" });
      const done = writing.done;
      done.catch(() => undefined);
      if ((await writing.store.getKey([log, seq])) !== undefined) return "taken";
      await writing.store.add(line, [log, seq]);
      await done;
      return "kept";
    });
  }

  state(log: string): Promise<LogState> {
    return this.with(async (db) => (await db.get("states", log)) ?? {});
  }

  setState(log: string, state: LogState): Promise<void> {
    return this.with(async (db) => void (await db.put("states", state, log)));
  }

  key(): Promise<DeviceKey | undefined> {
    return this.with((db) => db.get("keys", "device"));
  }

  setKey(key: DeviceKey): Promise<DeviceKey> {
    return this.with(async (db) => {
      const writing = db.transaction("keys", "readwrite", { durability: "strict" });
      const held = await writing.store.get("device");
      if (held) return held;
      await writing.store.put(key, "device");
      await writing.done;
      return key;
    });
  }

  remove(log: string, last: string): Promise<boolean> {
    return this.with(async (db) => {
      const writing = db.transaction(["lines", "states"], "readwrite", { durability: "strict" });
      const [lines, states] = [writing.objectStore("lines"), writing.objectStore("states")];
      const end = await lines.openCursor(whole(log), "prev");
      const state = await states.get(log);
      if (end?.value !== last || !receivedFor(state, last)) return false;
      await lines.delete(whole(log));
      await states.delete(log);
      await writing.done;
      return true;
    });
  }
}

/** Whether the clerk's receipt is for a log that ends in this line. */
export function receivedFor(state: LogState | undefined, last: string): boolean {
  return state?.received !== undefined && last.endsWith(`,"hash":"${state.received.hash}"}`);
}

function told(cause: unknown): unknown {
  if (cause instanceof NotShelved) return cause;
  if (!(cause instanceof DOMException)) return cause;
  return new NotShelved(cause.name === "QuotaExceededError" ? "full" : "refused", { cause });
}

/** Keeps nothing beyond the page: where the browser refuses, and for examples. */
export class PageShelf implements Shelf {
  private readonly logs = new Map<string, string[]>();
  private readonly states = new Map<string, LogState>();
  private device: DeviceKey | undefined;
  async lines(log: string): Promise<string[]> {
    return [...(this.logs.get(log) ?? [])];
  }
  async append(log: string, seq: number, line: string): Promise<"kept" | "taken"> {
    const lines = this.logs.get(log) ?? [];
    if (lines.length !== seq) return "taken";
    this.logs.set(log, [...lines, line]);
    return "kept";
  }
  async state(log: string): Promise<LogState> {
    return this.states.get(log) ?? {};
  }
  async setState(log: string, state: LogState): Promise<void> {
    this.states.set(log, state);
  }
  async key(): Promise<DeviceKey | undefined> {
    return this.device;
  }
  async setKey(key: DeviceKey): Promise<DeviceKey> {
    return (this.device ??= key);
  }
  async remove(log: string, last: string): Promise<boolean> {
    if (this.logs.get(log)?.at(-1) !== last || !receivedFor(this.states.get(log), last)) return false;
    this.logs.delete(log);
    this.states.delete(log);
    return true;
  }
}
