// A ruling's sentences in Spanish: reasons by their rule's id and citation, steps by their English words. Comes when it is first needed.

import type { LawReason } from "../../core/manager/contract.ts";
import { esIdRules } from "../../messages/es-id-rules.ts";
import { esLawRules } from "../../messages/es-law-rules.ts";
import { esLawSteps } from "../../messages/es-law-steps.ts";

/** What stands in a step's blanks: as the rules filled them in, and in Spanish. */
export type StepBlanks = Readonly<Record<"clerk" | "cure", { english: string; spanish: string }>>;

export interface InSpanish {
  /** Undefined where the rule, or its citation, is none that was put into Spanish. */
  reason(reason: LawReason): string | undefined;
  /** Undefined where the rules' step is none that was. */
  step(step: string, blanks: StepBlanks): string | undefined;
}

const fill = (text: string, blanks: StepBlanks, language: "english" | "spanish"): string =>
  text.replace("{clerk}", blanks.clerk[language]).replace("{cure}", blanks.cure[language]);

const RULES = { ...esIdRules, ...esLawRules };

export const inSpanish: InSpanish = {
  reason: ({ rule, cite }) => {
    const [known, said] = RULES[rule] ?? [];
    return known === cite ? said : undefined;
  },
  step: (step, blanks) => {
    const found = Object.entries(esLawSteps).find(([english]) => fill(english, blanks, "english") === step);
    return found && fill(found[1], blanks, "spanish");
  },
};
