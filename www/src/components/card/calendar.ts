// One election day as an iCalendar file (RFC 5545): the hours as instants, the polling place as the location.

import type { AnswerOf } from "../../core/contract.ts";

/** Text values escape backslash, semicolon, comma and line break (§ 3.3.11). */
function text(words: string): string {
  return words.replace(/[\\;,]/g, (c) => `\\${c}`).replace(/\r?\n/g, "\\n");
}

/** Lines are folded at 75 octets (§ 3.1); 60 characters leave room for accents. */
function fold(line: string): string {
  return line.match(/.{1,60}/gu)?.join("\r\n ") ?? "";
}

/** `2020-11-03T13:00:00Z` as `20201103T130000Z`. */
function instant(iso: string): string {
  return iso.replace(/[-:]/g, "").replace(/\.\d+/, "");
}

export function calendarFile(found: AnswerOf<"found">, title: string, words: string, now: string): string {
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Pollstead//Voter page//EN",
    "BEGIN:VEVENT",
    `UID:${text(found.election.id)}-${text(found.place.id)}@pollstead`,
    `DTSTAMP:${instant(now)}`,
    `DTSTART:${instant(found.hours.opens_utc)}`,
    `DTEND:${instant(found.hours.closes_utc)}`,
    `SUMMARY:${text(title)}`,
    `LOCATION:${text([found.place.name, found.place.room, found.place.address].filter(Boolean).join(", "))}`,
    `DESCRIPTION:${text(words)}`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]
    .map(fold)
    .join("\r\n");
}
