// Asks the edition's rules of law, for this tablet's election and whoever holds it.

import type { ElectionRef } from "../../core/contract.ts";
import type { LawAnswer, LawQuestion, ManagerSession } from "../../core/manager/contract.ts";
import type { Speech } from "../../messages/speech.ts";
import type { Role } from "../manager/ask-once.ts";
import type { StepBlanks } from "./in-spanish.ts";

/** Always open to a caller; its hyphens do not break. */
export const STATE_LINE = "1\u2011800\u2011829\u20116786";

export type Asker = { session: ManagerSession; election: ElectionRef; who: Role; speech: Speech; clock: () => string };
export type Said = Readonly<Record<string, string>>;

export const isMunicipal = ({ kind }: ElectionRef): boolean => kind === "municipal_primary" || kind === "municipal_general";

export const clerkOf = ({ election, speech }: Pick<Asker, "election" | "speech">): string => speech.say(isMunicipal(election) ? "clerk_municipal" : "clerk_circuit");

/** The day on which an ID is shown: election day at the polling place; at the clerk's office today, by Mississippi's clocks. */
export function shownOn({ election, clock }: Pick<Asker, "election" | "clock">, mode: string | undefined): string {
  if (mode !== "absentee_in_person") return election.date;
  const format = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone: "America/Chicago" });
  const today = format.format(new Date(clock()));
  return today < election.date ? today : election.date;
}

/** Undefined where the rules are not at hand. */
export async function askLaw(asker: Asker, question: LawQuestion["question"], said: Said): Promise<LawAnswer | undefined> {
  const { session, election, who } = asker;
  const answer = await session.askLaw({
    question,
    said: { ...said },
    by: who === "bailiff" ? "bailiff" : "poll_manager",
    on: shownOn(asker, said["mode"]),
    election_type: election.kind,
    cure_by: cureBy(election) ?? null,
  });
  return answer.kind === "unavailable" ? undefined : answer;
}

/** The last day to complete an affidavit ballot, as the rules' English steps say it. A closure that is not on file only moves it later. */
function cureBy({ cure_by }: ElectionRef): string | undefined {
  if (!cure_by) return undefined;
  const format = new Intl.DateTimeFormat("en-US", { weekday: "long", year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
  const date = format.format(new Date(`${cure_by.date}T12:00:00Z`));
  return cure_by.certain ? date : `${date} (offices may be closed on a day that was counted: ask the clerk)`;
}

/** What stands in a step's blanks, in both languages. */
export function stepBlanks({ election, speech }: Pick<Asker, "election" | "speech">): StepBlanks {
  const { cure_by } = election;
  const english = cureBy(election);
  const date = cure_by ? speech.date(cure_by.date, "with weekday") : "";
  return {
    clerk: { english: isMunicipal(election) ? "municipal clerk" : "circuit clerk", spanish: clerkOf({ election, speech }) },
    cure: {
      english: english === undefined ? "within five business days after the election" : `by ${english}`,
      spanish: speech.say(!cure_by ? "check_cure_five" : cure_by.certain ? "check_cure" : "check_cure_unsure", { date }),
    },
  };
}
