// What the caller may have meant: rows to step through, each with what stepping on it asks or taking it does.

import type { Answer, Question, Suggested } from "../../core/contract.ts";
import type { Speech } from "../../messages/speech.ts";

export type Row = {
  words: string;
  /** Asked as soon as the row is stepped on. */
  question?: Question;
  /** Put in the box when the row is taken. */
  retype?: string;
  /** The county, once the row is taken. */
  county?: string;
};

/** Most suggestions; below them the rows would leave the screen. */
const MOST = 7;

function ofSuggested({ area, suggestions }: Suggested, text: string, speech: Speech, county: string | undefined): Row[] {
  const towns = area.kind === "unknown" ? area.towns.slice(0, MOST) : [];
  const counties = area.kind === "counties" && area.counties.length > 1 && county === undefined ? area.counties : [];
  return [
    ...counties.map((one): Row => ({ words: speech.say("desk_county", { county: one.name }), county: one.fips })),
    ...suggestions
      .slice(0, MOST)
      .map((one): Row => (one.id === null ? { words: one.text, retype: one.text } : { words: one.text, question: { kind: "id", id: one.id } })),
    ...towns.map((town): Row => ({ words: town, retype: `${text.trim().replace(/,$/, "")}, ${town}` })),
  ];
}

function ofAnswer(answer: Answer | undefined): Row[] {
  switch (answer?.kind) {
    case "choose":
      return answer.candidates.map(({ text, id }) => ({ words: text, question: { kind: "id", id } }));
    case "not_found":
      return answer.nearest_spellings.map(({ text, id }) =>
        id === null ? { words: text, retype: text } : { words: text, question: { kind: "id", id } },
      );
    default:
      return [];
  }
}

/** Each thing once: what the suggestions hold, and what the answer offers beyond them. */
export function rowsFor(
  suggested: Suggested | undefined,
  answer: Answer | undefined,
  text: string,
  speech: Speech,
  county: string | undefined,
): Row[] {
  const all = [...(suggested ? ofSuggested(suggested, text, speech, county) : []), ...ofAnswer(answer)];
  return all.filter((row, i) => all.findIndex(({ words }) => words === row.words) === i);
}
