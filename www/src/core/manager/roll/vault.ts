// What a tablet keeps of a roll, in IndexedDB: the file as the clerk sealed it, and each person's slot with the tablet's key, sealed. No
// name of a voter is ever written, and no word of a passphrase.

import type { DBSchema } from "idb";
import type { RollAbout } from "../contract.ts";
import { DeviceDb, hadEnded } from "../device-db.ts";
import type { SealedKey } from "./contract.ts";

/** One person's way in. `wrong`: tries in a row that did not open it; `wait_until`: when the next is taken, milliseconds. */
export type Slot = { readonly name: string; readonly key: SealedKey; readonly wrong: number; readonly wait_until: number };
/** `about`: as the roll said when it was opened: precinct, election, days and counts. */
export type KeptRoll = { readonly file: Uint8Array; readonly about: RollAbout };

export type VaultCounts = { readonly slots: number; readonly rolls: number };

/** Throws where the browser keeps nothing. */
export interface Vault {
  slots(): Promise<Slot[]>;
  setSlot(slot: Slot): Promise<void>;
  removeSlot(name: string): Promise<void>;
  roll(): Promise<KeptRoll | undefined>;
  /** In place of the roll that was there. */
  setRoll(roll: KeptRoll): Promise<void>;
  /** Everything, and reads back what is left. */
  clear(): Promise<VaultCounts>;
}

interface Stores extends DBSchema {
  slots: { key: string; value: Slot };
  rolls: { key: string; value: KeptRoll };
}

/** One roll is on a tablet at a time. */
const THE_ROLL = "roll";

export class DeviceVault implements Vault {
  private readonly db = new DeviceDb<Stores>("pollstead-roll", ["slots", "rolls"]);

  /** Once more where the connection had ended. */
  private async with<T>(run: (db: Awaited<ReturnType<DeviceDb<Stores>["open"]>>) => Promise<T>): Promise<T> {
    try {
      return await run(await this.db.open());
    } catch (cause) {
      if (!hadEnded(cause)) throw cause;
      this.db.forget();
      return run(await this.db.open());
    }
  }

  slots(): Promise<Slot[]> {
    return this.with((db) => db.getAll("slots"));
  }
  async setSlot(slot: Slot): Promise<void> {
    await this.with((db) => db.put("slots", slot, slot.name));
  }
  async removeSlot(name: string): Promise<void> {
    await this.with((db) => db.delete("slots", name));
  }
  roll(): Promise<KeptRoll | undefined> {
    return this.with((db) => db.get("rolls", THE_ROLL));
  }
  async setRoll(roll: KeptRoll): Promise<void> {
    await this.with((db) => db.put("rolls", roll, THE_ROLL));
  }
  clear(): Promise<VaultCounts> {
    return this.with(async (db) => {
      const all = db.transaction(["slots", "rolls"], "readwrite");
      await Promise.all([all.objectStore("slots").clear(), all.objectStore("rolls").clear(), all.done]);
      return { slots: await db.count("slots"), rolls: await db.count("rolls") };
    });
  }
}
