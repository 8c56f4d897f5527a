// One example for each answer of the made-up county, as it follows from a question.

import type { Answer, Question } from "../../core/contract.ts";
import { answers, found } from "../../core/made-up/answers.ts";
import { CITY, EDITION, MADEUP, OLD } from "../../core/made-up/county.ts";
import type { Example } from "../../gallery/examples.ts";

const opened = { ...EDITION, elections: EDITION.elections.slice(0, 1) };

function question(answer: Answer): Question {
  if ("position" in answer && (answer.position.how === "gps" || answer.position.how === "map"))
    return { kind: "point", lon: -89.0195, lat: 33.105, accuracy_m: answer.position.accuracy_m, how: answer.position.how };
  return { kind: "address", text: "245 Ivy Ave, Example Springs" };
}

const each: [string, Example][] = Object.entries<Answer>(answers).map(([name, answer]) => [
  name,
  {
    opened: "freshness" in answer && answer.freshness.state === "old" ? { ...opened, made_up: false, freshness: OLD, elections: "election" in answer ? [answer.election] : [] } : opened,
    screen: { at: "answer", answer, question: question(answer) },
  },
]);

export const examples: Record<string, Example> = {
  ...Object.fromEntries(each),
  "found, after the election": {
    opened,
    screen: { at: "answer", answer: found, question: question(found) },
    clock: () => "2026-11-04T15:00:00Z",
  },
  "found, after a city election": {
    opened: EDITION,
    screen: { at: "answer", answer: { ...found, election: CITY }, question: question(found) },
    clock: () => "2027-06-10T15:00:00Z",
  },
  "found, a city election": {
    opened: EDITION,
    screen: { at: "answer", answer: { ...found, election: CITY }, question: { ...question(found), election: CITY.id } },
  },
  "found, with a notice": {
    opened,
    screen: {
      at: "answer",
      answer: { ...found, notices: ["Moved. Vote at Imaginary Community Hall instead of Made-up Ridge Volunteer Fire Station on November 3."] },
      question: question(found),
    },
  },
  "found, confirmed": {
    opened,
    screen: {
      at: "answer",
      answer: {
        ...found,
        place: {
          ...found.place,
          confirmed: { by: "A. Pretend", office: "Made-up clerk", on: "2026-09-10", minute_book: "12", page: "340" },
        },
      },
      question: question(found),
    },
  },
  "found, from the list": {
    opened,
    screen: {
      at: "answer",
      answer: { ...found, proof: { ...found.proof, matched: "Made-up Ridge" } },
      question: { kind: "precinct", county: MADEUP.fips, precinct: "28901/11" },
    },
  },
  "found, all folds open": {
    opened,
    screen: { at: "answer", answer: found, question: question(found) },
    then: async (lookup) => {
      for (const root of [lookup, ...lookup.renderRoot.querySelectorAll("pollstead-small-map")])
        for (const fold of root.shadowRoot?.querySelectorAll("details") ?? []) fold.open = true;
      await new Promise((resolve) => setTimeout(resolve, 200));
    },
  },
};
