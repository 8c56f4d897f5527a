// The sentences of the manager's pages: the voters', and their own.

import { en } from "../../messages/en.ts";
import { enLater } from "../../messages/en-later.ts";
import { enManager } from "../../messages/en-manager.ts";
import { Speech, type Language, type MessageKey } from "../../messages/speech.ts";

type Table = Partial<Record<MessageKey, string>>;

async function table(language: Language): Promise<Table> {
  if (language === "en") return { ...en, ...enLater, ...enManager };
  const [voters, managers] = await Promise.all([import("../../messages/es.ts"), import("../../messages/es-manager.ts")]);
  return { ...voters.es, ...managers.esManager };
}

export async function managerSpeech(language: Language): Promise<Speech> {
  return new Speech(language, await table(language));
}

export const managerEnglish = new Speech("en", { ...en, ...enLater, ...enManager });
