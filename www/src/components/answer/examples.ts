// One example for each answer of the made-up county, as it follows from a question.

import type { Answer, Freshness, Question } from "../../core/contract.ts";
import { answers, found } from "../../core/made-up/answers.ts";
import { CITY, EDITION, FIRE, FRESH, HALL, MADEUP, NOTICE, OLD } from "../../core/made-up/county.ts";
import type { Example } from "../../gallery/examples.ts";

const opened = { ...EDITION, elections: EDITION.elections.slice(0, 1) };

function question(answer: Answer): Question {
  if ("position" in answer && (answer.position.how === "gps" || answer.position.how === "map"))
    return { kind: "point", lon: -89.0195, lat: 33.105, accuracy_m: answer.position.accuracy_m, how: answer.position.how };
  return { kind: "address", text: "245 Ivy Ave, Example Springs" };
}

/** As a signed edition is shown at some age. */
function aged(band: Freshness["band"], more: Partial<Freshness>): Example {
  const freshness: Freshness = { ...FRESH, unsigned: false, band, published: "2026-11-02T00:00:00Z", ...more };
  return {
    opened: { ...opened, unsigned: false, freshness },
    screen: { at: "answer", answer: { ...found, freshness }, question: question(found) },
  };
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
      answer: { ...found, place: HALL, notices: [{ ...NOTICE, kind: "moved", instead_of: FIRE }] },
      question: question(found),
    },
  },
  "found, every other notice": {
    opened,
    screen: {
      at: "answer",
      answer: {
        ...found,
        notices: [
          { ...NOTICE, kind: "delayed_open", until: { ...NOTICE.until, local: "2026-11-03T08:30" } },
          {
            ...NOTICE,
            kind: "closed_temp",
            from: { ...NOTICE.from, local: "2026-11-03T10:00" },
            until: { ...NOTICE.until, local: "2026-11-03T11:15" },
          },
          { ...NOTICE, kind: "extended_hours_court", until: { ...NOTICE.until, local: "2026-11-03T21:00" } },
          NOTICE,
          { ...NOTICE, kind: "entrance_changed", entrance: "Door 2, by the flagpole" },
        ],
      },
      question: question(found),
    },
  },
  "found, fresh and confirmed": aged("plain", { confirmed_on: "2026-10-30" }),
  "found, may be out of date": aged("amber", {}),
  "found, last known": aged("last_known", {}),
  "found, the clock far ahead": { ...aged("amber", { notes: ["clock_ahead"] }), clock: () => "2031-01-03T15:00:00Z" },
  "found, the clock behind": { ...aged("plain", { notes: ["clock_behind"] }), clock: () => "1999-01-03T15:00:00Z" },
  "found, not confirmed lately": aged("plain", { notes: ["county_not_confirmed"] }),
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
