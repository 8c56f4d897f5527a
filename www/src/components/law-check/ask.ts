// Asks the edition's rules of law, for this tablet's election and whoever holds it.

import type { ElectionRef } from "../../core/contract.ts";
import type { LawAnswer, LawQuestion, ManagerSession } from "../../core/manager/contract.ts";
import type { Speech } from "../../messages/speech.ts";
import type { Role } from "../manager/ask-once.ts";

/** Always open to a caller; its hyphens do not break. */
export const STATE_LINE = "1\u2011800\u2011829\u20116786";

export type Asker = { session: ManagerSession; election: ElectionRef; who: Role; speech: Speech };
export type Said = Readonly<Record<string, string>>;

/** The day by which an affidavit ballot is completed; where a day that was counted is unsure, none. */
export function cureDay({ election, speech }: Pick<Asker, "election" | "speech">): string | undefined {
  const cure = election.cure_by;
  return cure?.certain ? speech.date(cure.date, "with weekday") : undefined;
}

export const isMunicipal = ({ kind }: ElectionRef): boolean => kind === "municipal_primary" || kind === "municipal_general";

/** Undefined where the rules are not at hand. */
export async function askLaw(asker: Asker, question: LawQuestion["question"], said: Said): Promise<LawAnswer | undefined> {
  const { session, election, who } = asker;
  const answer = await session.askLaw({
    question,
    said: { ...said },
    by: who === "bailiff" ? "bailiff" : "poll_manager",
    on: election.date,
    election_type: election.kind,
    // The rules' own words are English.
    cure_by: cureDay(asker) === undefined ? null : english(election.cure_by?.date ?? ""),
  });
  return answer.kind === "unavailable" ? undefined : answer;
}

function english(date: string): string {
  const format = new Intl.DateTimeFormat("en-US", { weekday: "long", year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${date}T12:00:00Z`));
}
