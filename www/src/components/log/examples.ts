// The log: empty, with a day in it, each form, what it refuses, the close of the day, and what can go wrong.

import { GENERAL } from "../../core/made-up/county.ts";
import type { LogWhat, Policy } from "../../core/manager/contract.ts";
import type { LogBook } from "../../core/manager/log/book.ts";
import { at, type ManagerExample } from "../manager/examples.ts";
import type { Manager } from "../manager/manager.ts";
import type { LogClose } from "./close.ts";
import { begun, type Draft } from "./form.ts";
import type { Log } from "./log.ts";

/** Made up, and sealed by nobody. */
const OFFICE = `age1${"q".repeat(58)}`;

/** An 8 × 6 grey picture. */
async function picture(): Promise<string> {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [160, 120];
  const paper = canvas.getContext("2d");
  if (paper) {
    paper.fillStyle = "#7a8";
    paper.fillRect(0, 0, 160, 120);
  }
  return canvas.toDataURL("image/jpeg").replace("data:image/jpeg;base64,", "");
}

async function logOf(manager: Manager): Promise<Log> {
  await at(manager);
  manager.tab = "log";
  await manager.updateComplete;
  const log = manager.renderRoot.querySelector<Log>("pollstead-log");
  if (!log) throw new Error("found no log on the screen");
  await log.opening;
  await log.updateComplete;
  return log;
}

function bookOf(log: Log): LogBook {
  if (!log.book) throw new Error("found no book, expected an open log");
  return log.book;
}

const DAY: LogWhat[] = [
  { kind: "note", text: "Polls opened at 7. All machines work." },
  { kind: "incident", topic: "queue", text: "About 40 people wait outside in the rain", asked: "", done: "The hall was opened for them" },
  {
    kind: "observation", seen: "sign", measured_by: "P. Made-up", tape_tenths_ft: 1385, tape_from: "Door 2", reading: "By tape, 150-ft line: INSIDE.",
    spot: { lon_e5: -8906000, lat_e5: 3315005 }, accuracy_m: 4, asked: "Move the sign past the stake", done: "The sign was moved",
  },
  { kind: "question", text: "May a camera crew stand at the door?", answer: "Beyond 30 ft, yes", office: "Circuit clerk (made up)" },
  { kind: "note", text: "Written on the wrong log" },
];

async function withDay(manager: Manager): Promise<Log> {
  const log = await logOf(manager);
  const book = bookOf(log);
  for (const what of DAY) await book.add("bailiff", what);
  await book.add("bailiff", { kind: "struck", entry: 5, struck: true });
  await log.updateComplete;
  return log;
}

async function closeOf(log: Log): Promise<LogClose> {
  const close = log.renderRoot.querySelector<LogClose>("pollstead-log-close");
  if (!close) throw new Error("found no close of day on the screen");
  await close.updateComplete;
  return close;
}

/** A form, with what is in it, and sent if so. */
const written = (draft: Draft, send: boolean, change: (manager: Manager) => void = () => undefined): ManagerExample => ({
  then: async (manager) => {
    change(manager);
    const log = await logOf(manager);
    log.draft = draft;
    if (send) await log.send();
    await log.updateComplete;
  },
});

function photos(manager: Manager): void {
  const { session } = manager;
  if (!session) return;
  const policy = session.policy.bind(session);
  session.policy = async (fips) => ({ ...((await policy(fips)) as Policy), photos: true });
}

const primary = (manager: Manager): void => {
  if (manager.opened) manager.opened = { ...manager.opened, elections: [{ ...GENERAL, kind: "primary", name: "Primary election" }] };
};

export const examples: Record<string, ManagerExample> = {
  "log, empty": { then: async (manager) => void (await logOf(manager)) },
  "log, a day": { then: async (manager) => void (await withDay(manager)) },
  "log, which party": {
    then: async (manager) => {
      primary(manager);
      await logOf(manager);
    },
  },
  "log, of a party": {
    then: async (manager) => {
      primary(manager);
      manager.room.setParty(GENERAL, "republican");
      await withDay(manager);
    },
  },
  "log, incident": written({ ...begun("incident"), topic: "equipment", text: "The scanner jammed" }, false),
  "log, incident without topic": written(begun("incident"), true),
  "log, nothing written": written(begun("note"), true),
  "log, a birth date": written({ ...begun("question"), text: "A voter born 3/4/1961 is not listed", answer: "Offer the affidavit ballot" }, true),
  "log, photo": {
    then: async (manager) => {
      photos(manager);
      const log = await logOf(manager);
      log.draft = { ...begun("photo"), text: "The sign at the mailbox" };
      log.jpeg = await picture();
      await log.updateComplete;
    },
  },
  "log, photo kept": {
    then: async (manager) => {
      photos(manager);
      const log = await logOf(manager);
      await bookOf(log).add("bailiff", { kind: "photo", text: "The sign at the mailbox", jpeg: await picture() });
      await log.updateComplete;
    },
  },
  "log, closed": {
    then: async (manager) => {
      const log = await withDay(manager);
      await bookOf(log).close();
      await log.updateComplete;
    },
  },
  "log, key is none": {
    then: async (manager) => {
      const close = await closeOf(await withDay(manager));
      close.office = "age1short";
      await close.seal();
      await close.updateComplete;
    },
  },
  "log, wrong receipt": {
    then: async (manager) => {
      const log = await withDay(manager);
      await bookOf(log).close();
      await bookOf(log).seal(OFFICE);
      const close = await closeOf(log);
      close.receipt = "0000-0000-0000";
      await close.check();
      await close.updateComplete;
    },
  },
  "log, clerk has it": {
    then: async (manager) => {
      const log = await withDay(manager);
      const book = bookOf(log);
      await book.close();
      await book.seal(OFFICE);
      const last = book.text().split("\n").at(-2) ?? "";
      await book.receive((await manager.session?.logReceipt(last, book.state.secret ?? "")) ?? "");
      await log.updateComplete;
    },
  },
  "log, added after closing": {
    then: async (manager) => {
      const log = await withDay(manager);
      await bookOf(log).close();
      await bookOf(log).add("bailiff", { kind: "note", text: "The scanner was sealed at 7:40" });
      await log.updateComplete;
    },
  },
  "log, an entry is not what was written": {
    then: async (manager) => {
      const log = await withDay(manager);
      bookOf(log).fault = { entry: 3, stands_through: null, code: "changed", says: "" };
      log.requestUpdate();
      await log.updateComplete;
    },
  },
  "log, not kept": {
    then: async (manager) => {
      const log = await withDay(manager);
      bookOf(log).trouble = "refused";
      log.requestUpdate();
      await log.updateComplete;
    },
  },
  "log, failed": {
    then: async (manager) => {
      const log = await logOf(manager);
      log.failed = true;
      await log.updateComplete;
    },
  },
};
