// Picks a language's sentences, fills their blanks, and says dates, times and distances in that language.

import { html, type TemplateResult } from "lit";
import { en } from "./en.ts";
import type { enCard } from "./en-card.ts";
import type { enCheck } from "./en-check.ts";
import type { enDesk } from "./en-desk.ts";
import type { enId } from "./en-id.ts";
import type { enLater } from "./en-later.ts";
import type { enLog } from "./en-log.ts";
import type { enManager } from "./en-manager.ts";
import type { enRoll } from "./en-roll.ts";
import type { enRound } from "./en-round.ts";

type VoterKey = keyof typeof en | keyof typeof enLater;
export type MessageKey =
  | VoterKey
  | keyof typeof enCheck
  | keyof typeof enDesk
  | keyof typeof enId
  | keyof typeof enManager
  | keyof typeof enRoll
  | keyof typeof enRound
  | keyof typeof enLog
  | keyof typeof enCard;
/** All sentences of a language for voters. */
export type Messages = { readonly [K in VoterKey]: string };
export type Language = "en" | "es";
export type Blanks = Record<string, string | number>;

export class Speech {
  constructor(
    readonly language: Language,
    private messages: Partial<Record<MessageKey, string>>,
  ) {}

  /** Adds the sentences that came with later code. */
  learn(messages: Partial<Record<MessageKey, string>>): void {
    this.messages = { ...this.messages, ...messages };
  }

  private words(key: MessageKey): string {
    // The key itself where a sentence is not there yet: a test sees it, and no screen breaks.
    return this.messages[key] ?? `{${key}}`;
  }

  /** The sentence with its blanks filled. A blank nobody filled stays visible, so that a test sees it. */
  say(key: MessageKey, blanks: Blanks = {}): string {
    const said = this.words(key).replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in blanks ? String(blanks[name]) : whole,
    );
    // "7 p.m." at the end of a sentence brings its own full stop.
    return said.replace(/\.\.(?!\.)/g, ".");
  }

  /** The same with **bold** words set in bold. */
  rich(key: MessageKey, blanks: Blanks = {}): TemplateResult {
    // Split before filling: stars in a place's name are not ours.
    const parts = this.words(key).split("**").map((part) =>
      part.replace(/\{(\w+)\}/g, (whole, name: string) => (name in blanks ? String(blanks[name]) : whole)),
    );
    return html`${parts.map((part, i) => (i % 2 === 1 ? html`<strong>${part}</strong>` : part))}`;
  }

  /** `2026-11-03` as "Tuesday, November 3, 2026". What is no date is said as it came. */
  date(iso: string, weekday: "with weekday" | "without weekday" = "without weekday"): string {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
    if (!parts) return iso;
    const day = new Date(`${iso}T12:00:00Z`);
    if (Number.isNaN(day.getTime())) return iso;
    return new Intl.DateTimeFormat(this.language === "es" ? "es-US" : "en-US", {
      ...(weekday === "with weekday" ? { weekday: "long" as const } : {}),
      year: "numeric",
      month: "long",
      day: "numeric",
      timeZone: "UTC",
    }).format(day);
  }

  /** `19:00` as "7 p.m."; 12 noon and midnight are said with their minutes like any other time. */
  time(local: string): string {
    const parts = /^(\d{2}):(\d{2})$/.exec(local);
    if (!parts) return local;
    const hour = Number(parts[1]);
    const half = hour < 12 ? "a" : "p";
    const minutes = parts[2] === "00" ? "" : `:${parts[2]}`;
    const suffix = this.language === "es" ? `${half}.\u00a0m.` : `${half}.m.`;
    return `${((hour + 11) % 12) + 1}${minutes}\u00a0${suffix}`;
  }

  /** An instant as Mississippi's clocks have it: "Monday, November 2, 6:00 PM". */
  moment(iso: string): string {
    const at = new Date(iso);
    if (Number.isNaN(at.getTime())) return iso;
    return new Intl.DateTimeFormat(this.language === "es" ? "es-US" : "en-US", {
      weekday: "long",
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
      timeZone: "America/Chicago",
    }).format(at);
  }

  /** Metres as people here say them: feet up to half a mile, then miles to one decimal. */
  distance(metres: number): string {
    const feet = metres / 0.3048;
    if (feet < 2640) {
      const step = feet < 100 ? 10 : feet < 1000 ? 50 : 100;
      return this.say("feet", { n: this.number(Math.max(step, Math.round(feet / step) * step)) });
    }
    const miles = Math.round(feet / 528) / 10;
    return this.say(miles === 1 ? "mile" : "miles", { n: this.number(miles) });
  }

  number(n: number): string {
    return new Intl.NumberFormat(this.language === "es" ? "es-US" : "en-US").format(n);
  }

  /** "A or B", "A, B or C". */
  either(names: readonly string[]): string {
    if (names.length < 2) return names[0] ?? "";
    return this.say("or", { a: names.slice(0, -1).join(", "), b: names[names.length - 1] ?? "" });
  }
}

// Pure: a page that brings its own sentences leaves these out.
export const english = /* @__PURE__ */ new Speech("en", en);

/** All of Spanish comes in one file of its own, so that who reads English does not fetch it. */
export async function speech(language: Language): Promise<Speech> {
  return language === "en" ? english : new Speech("es", (await import("./es.ts")).es);
}

const KEPT = "pollstead-language";

/** Kept choice, else the browser's first language that we have. Storage may be refused in an iframe. */
export function languageAtStart(): Language {
  try {
    const kept = localStorage.getItem(KEPT);
    if (kept === "en" || kept === "es") return kept;
  } catch {
    // No storage: the browser's languages decide each time.
  }
  return navigator.languages.find((l) => /^(en|es)\b/.test(l))?.startsWith("es") ? "es" : "en";
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // Refused in an iframe without storage; the choice then lasts for this page only.
  }
}
