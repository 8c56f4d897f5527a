// The sentences of the manager's pages: the voters', and their own.

import { en } from "../../messages/en.ts";
import { enCheck } from "../../messages/en-check.ts";
import { enId } from "../../messages/en-id.ts";
import { enLater } from "../../messages/en-later.ts";
import { enLog } from "../../messages/en-log.ts";
import { enManager } from "../../messages/en-manager.ts";
import { enRoll } from "../../messages/en-roll.ts";
import { Speech, type Language, type MessageKey } from "../../messages/speech.ts";

/** Sentences of the address box that speak to a voter, and what stands there for a poll manager. */
const BOX = { box_label: "right_box", box_submit: "right_go" } as const;

type Table = Partial<Record<MessageKey, string>>;

async function table(language: Language): Promise<Table> {
  if (language === "en") return { ...en, ...enLater, ...enId, ...enCheck, ...enManager, ...enLog, ...enRoll };
  const [voters, managers, log, roll, id, check] = await Promise.all([
    import("../../messages/es.ts"),
    import("../../messages/es-manager.ts"),
    import("../../messages/es-log.ts"),
    import("../../messages/es-roll.ts"),
    import("../../messages/es-id.ts"),
    import("../../messages/es-check.ts"),
  ]);
  return { ...voters.es, ...id.esId, ...check.esCheck, ...managers.esManager, ...log.esLog, ...roll.esRoll };
}

const boxes = new WeakMap<Speech, Speech>();

function both(language: Language, words: Table): Speech {
  const speech = new Speech(language, words);
  const renamed = Object.fromEntries(Object.entries(BOX).map(([voters, managers]) => [voters, speech.say(managers)]));
  boxes.set(speech, new Speech(language, { ...words, ...renamed }));
  return speech;
}

export async function managerSpeech(language: Language): Promise<Speech> {
  return both(language, await table(language));
}

/** The same sentences, for the address box. */
export function boxSpeech(speech: Speech): Speech {
  return boxes.get(speech) ?? speech;
}

export const managerEnglish = both("en", { ...en, ...enLater, ...enId, ...enCheck, ...enManager, ...enLog, ...enRoll });
