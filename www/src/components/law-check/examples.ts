// The ID and Who tabs, step by step.

import { at, type ManagerExample } from "../manager/examples.ts";
import type { Manager } from "../manager/manager.ts";
import type { IdCheck } from "./id-check.ts";
import type { Who } from "./who.ts";

async function part<T extends IdCheck | Who>(manager: Manager, tab: "id" | "who", name: string): Promise<T> {
  await at(manager);
  manager.tab = tab;
  await manager.updateComplete;
  const found = manager.shadowRoot?.querySelector<T>(name);
  if (!found) throw new Error(`found no ${name}`);
  await found.updateComplete;
  return found;
}

const id = (...said: Record<string, string>[]): ManagerExample => ({
  then: async (manager) => {
    const check = await part<IdCheck>(manager, "id", "pollstead-id-check");
    for (const one of said) await check.say("pollbook" in one ? "pollbook" : "id", one);
    await check.updateComplete;
  },
});

/** Where the voter is, before the taps. */
const standing = (mode: IdCheck["mode"], ...said: Record<string, string>[]): ManagerExample => ({
  then: async (manager) => {
    const check = await part<IdCheck>(manager, "id", "pollstead-id-check");
    check.mode = mode;
    for (const one of said) await check.say("id", { mode, ...one });
    await check.updateComplete;
  },
});

const who = (of: string, ...said: Record<string, string>[]): ManagerExample => ({
  then: async (manager) => {
    const tab = await part<Who>(manager, "who", "pollstead-who");
    for (const one of said) await tab.say(one, of);
    await tab.updateComplete;
  },
});

const LICENCE = { document: "ms_drivers_license", photo: "yes" };
const WATCHER = [{ role: "candidate_watcher" }, { on_ballot: "yes" }];

export const examples: Record<string, ManagerExample> = {
  "check, document": id(),
  "check, issued": id(LICENCE),
  "check, issued, student": id({ document: "student_id_ms", photo: "yes" }),
  "check, photo": id(LICENCE, { issued: "within_ten_years", expires: "unexpired" }),
  "check, met": id(LICENCE, { issued: "within_ten_years", expires: "unexpired" }, { depicts: "yes" }, { name: "same" }),
  "check, confer": id(LICENCE, { issued: "within_ten_years", expires: "unexpired" }, { depicts: "doubt" }),
  "check, affidavit": id({ document: "none", photo: "no" }),
  "check, in a vehicle": standing("curbside"),
  "check, clerk’s office": standing("absentee_in_person"),
  "check, clerk’s office, confer": standing("absentee_in_person", LICENCE, { issued: "within_ten_years", expires: "unexpired" }, { depicts: "doubt" }),
  "check, religious": standing("polling_place", { document: "none", photo: "no", religious_objection: "yes" }),
  "check, pollbook": id({ pollbook: "marked_voted" }),
  "who, roles": who(""),
  "who, on the ballot": who("", { role: "candidate_watcher" }),
  "who, whose": who("", ...WATCHER),
  "who, watcher": who("Ada Makebelieve", ...WATCHER, { already_here: "none" }, { authorization: "shown" }),
  "who, child": who("", { role: "child_with_voter" }),
};
