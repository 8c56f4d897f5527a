// A connection to a database on the device, which opens again once it has ended.

import { openDB, type DBSchema, type IDBPDatabase, type StoreNames } from "idb";

export class DeviceDb<S extends DBSchema> {
  private opened: Promise<IDBPDatabase<S>> | undefined;

  /** `stores`: made where the database is new. */
  constructor(
    private readonly name: string,
    private readonly stores: readonly StoreNames<S>[],
  ) {}

  /** The connection at hand, or another one. Throws what the browser says. */
  async open(): Promise<IDBPDatabase<S>> {
    this.opened ??= openDB<S>(this.name, 1, {
      upgrade: (db) => this.stores.forEach((store) => db.createObjectStore(store)),
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
      // Ended by the browser, as when somebody clears the site's data: the next call opens it again and sees what is gone.
      terminated: () => this.forget(),
    });
    try {
      return await this.opened;
    } catch (cause) {
      this.forget();
      throw cause;
    }
  }

  /** The next call opens another connection. */
  forget(): void {
    this.opened = undefined;
  }
}

/** Whether a request failed because its connection had ended. */
export function hadEnded(cause: unknown): boolean {
  return cause instanceof DOMException && (cause.name === "InvalidStateError" || cause.name === "AbortError");
}
