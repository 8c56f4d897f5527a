// Stands in for pkg/voter in the gallery, in development and in tests of the page alone. Answers come from words in the
// text ("close", "conflict", …), so that each can be reached by typing. It is not built into the pages that are served.

import type { Answer, LookupCore, Question, Suggested } from "../contract.ts";
import { answers } from "./answers.ts";
import { BARE, CITY, DETAIL, EDITION, MADEUP, OUTLINES, PRETEND, STREETS } from "./county.ts";

export default async function init(_input: unknown): Promise<void> {
  // Nothing to load.
}

/** Words that reach an answer, first fit. */
const BY_WORD: readonly (readonly [RegExp, keyof typeof answers])[] = [
  [/conflict/i, "conflict"],
  [/close/i, "close, a side in two precincts"],
  [/choose/i, "choose"],
  [/no place/i, "no place"],
  [/fable/i, "no streets"],
  [/forged/i, "not genuine"],
  [/offline/i, "not reached"],
  [/po box/i, "not found, PO box"],
  [/rr \d/i, "not found, rural box"],
  [/hwy\s*$/i, "not found, highway"],
  [/ivy/i, "found"],
];

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class Core implements LookupCore {
  constructor(private readonly base: string) {}

  trust(): void {}
  addMirror(): void {}
  floors(): string | undefined {
    return undefined;
  }

  async open() {
    if (!this.base.endsWith("/")) throw new TypeError(`found base ${this.base}, expected it to end with a slash`);
    return EDITION;
  }

  async suggest(text: string, county: string | undefined): Promise<Suggested> {
    if (/trap/i.test(text)) throw new Error("made-up trap");
    const none = { suggestions: [], no_streets: false };
    if (/fable/i.test(text)) return { area: { kind: "counties", counties: [BARE] }, suggestions: [], no_streets: true };
    if (county === undefined && /39997/.test(text))
      return { area: { kind: "counties", counties: [MADEUP, PRETEND] }, ...none };
    if (county === undefined && !/spring|noplace|3999/i.test(text))
      return { area: { kind: "unknown", towns: text.length > 5 ? ["Example Springs", "Noplace"] : [] }, ...none };
    const number = /^\s*(\d+)/.exec(text)?.[1];
    const word = /[a-z]{2,}/i.exec(text)?.[0]?.toUpperCase() ?? "";
    const fitting = STREETS.filter((street) => street.name.includes(word)).map((street) => ({
      text: `${number ? `${number} ` : ""}${street.name}, ${street.town} ${street.zip}`,
      id: number ? `${number} ${street.name}` : null,
    }));
    return { area: { kind: "counties", counties: [MADEUP] }, suggestions: fitting, no_streets: false };
  }

  async locate(question: Question): Promise<Answer> {
    if (question.election === CITY.id) return answers["other authority"];
    switch (question.kind) {
      case "address": {
        if (/trap/i.test(question.text)) throw new Error("made-up trap");
        if (question.county === undefined && /39997/.test(question.text)) return answers["not found, which county"];
        if (/slow/i.test(question.text)) await wait(1500);
        const fit = BY_WORD.find(([word]) => word.test(question.text));
        return fit ? answers[fit[1]] : answers["not found, no such street"];
      }
      case "id":
        return answers.found;
      case "precinct":
        return question.precinct.endsWith("/14") ? answers["no place"] : answers.found;
      case "point":
        if (question.lon > -80) return answers.outside;
        return (question.accuracy_m ?? 0) > 100 ? answers["close, a fix near a line"] : answers["found, no street address"];
    }
  }

  async county(fips: string) {
    if (fips === BARE.fips) return { ...DETAIL, county: BARE, streets: false };
    return DETAIL;
  }
  async streets() {
    return STREETS;
  }
  async outlines() {
    return OUTLINES;
  }
}
