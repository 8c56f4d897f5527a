// What a tablet keeps between visits, as text under names of our own. Each write is one localStorage item, which the browser
// writes whole or not at all, so at most the last tap is lost. Where storage is refused, memory holds it until the page goes.

const OURS = "pollstead-manager-";

export class Kept {
  private readonly memory = new Map<string, string>();
  /** Set by the first write or read that the browser refused. */
  refused = false;

  /** `storage`: asked for only when it is used, since a browser may throw on the mere mention of it. */
  constructor(private readonly storage: () => Storage = () => localStorage) {}

  text(name: string): string | undefined {
    const held = this.memory.get(name);
    if (held !== undefined) return held;
    try {
      return this.storage().getItem(OURS + name) ?? undefined;
    } catch {
      this.refused = true;
      return undefined;
    }
  }

  /** False where it is held in memory alone. */
  keep(name: string, text: string | undefined): boolean {
    try {
      if (text === undefined) this.storage().removeItem(OURS + name);
      else this.storage().setItem(OURS + name, text);
      this.memory.delete(name);
      this.refused = false;
      return true;
    } catch {
      if (text === undefined) this.memory.delete(name);
      else this.memory.set(name, text);
      this.refused = true;
      return false;
    }
  }

  /** What `keep` was given as JSON. What cannot be read is set aside under another name, never thrown away. */
  read<T>(name: string, fits: (value: unknown) => value is T): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    try {
      const value: unknown = JSON.parse(text);
      if (fits(value)) return value;
    } catch {
      // Set aside below.
    }
    this.keep(`${name}-unread`, text);
    this.keep(name, undefined);
    return undefined;
  }

  write(name: string, value: unknown): boolean {
    return this.keep(name, value === undefined ? undefined : JSON.stringify(value));
  }
}
