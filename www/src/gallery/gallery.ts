// Shows one named example at a time: gallery.html?example=NAME&lang=es. Without a name: the list of them.
// Development and tests only; it is not part of the pages that are served.

import { Desk, deskSpeech } from "../components/desk/desk.ts";
import { Id, idSpeech } from "../components/id/id.ts";
import { Lookup } from "../components/lookup/lookup.ts";
import { Manager } from "../components/manager/manager.ts";
import { managerSpeech } from "../components/manager/speech.ts";
import { roundNames, showRound } from "../components/round/examples.ts";
import { Core } from "../core/made-up/core.ts";
import { TABLE } from "../core/made-up/id-table.ts";
import { madeUpSession } from "../core/made-up/manager.ts";
import { Kept } from "../core/manager/kept.ts";
import { LogRoom } from "../core/manager/log/room.ts";
import { PageShelf } from "../core/manager/log/shelf.ts";
import type { Session } from "../core/session.ts";
import { deskExamples, examples, idExamples, managerExamples } from "./examples.ts";

const main = document.querySelector("main");

declare global {
  interface Window {
    examples: string[];
    /** Kinds of answer that some example shows. */
    answerKinds: string[];
    /** Puts an example in place of the one before it. */
    show(name: string, language: string): Promise<void>;
  }
}
window.examples = [...Object.keys(examples), ...Object.keys(deskExamples), ...Object.keys(managerExamples), ...Object.keys(idExamples), ...roundNames];
window.answerKinds = [
  ...new Set(Object.values(examples).flatMap(({ screen }) => (screen?.at === "answer" ? [screen.answer.kind] : []))),
];

const NOW = (): string => "2026-10-20T15:00:00Z";

function session(): Session {
  const core = new Core(new URL("./edition/", document.baseURI).href);
  return {
    open: () => core.open(),
    suggest: (text, county) => core.suggest(text, county),
    locate: (question) => core.locate(question),
    county: (fips) => core.county(fips),
    streets: () => core.streets(),
    outlines: () => core.outlines(),
    close: () => undefined,
  };
}

const noStorage = (): Storage => {
  throw new DOMException("made-up refusal", "SecurityError");
};

async function showManager(name: string, language: "en" | "es", frame: HTMLElement): Promise<void> {
  const example = managerExamples[name];
  if (!example) return;
  // Each example begins with nothing kept.
  const shelf = new Map<string, string>();
  const storage = {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => void shelf.set(key, value),
    removeItem: (key: string) => void shelf.delete(key),
  } as Storage;
  const manager = Object.assign(new Manager(), {
    clock: () => example.now ?? NOW(),
    speech: await managerSpeech(language),
    kept: new Kept(example.refused ? noStorage : () => storage),
  });
  manager.room = new LogRoom(manager.kept, () => manager.clock(), new PageShelf());
  frame.replaceChildren(manager);
  await manager.start(madeUpSession(new URL("./edition/", document.baseURI).href), {
    state: { page: "kept", county: "kept", update: false, ...example.offline },
    onChange: () => undefined,
    keep: async () => undefined,
    takeUpdate: async () => undefined,
  });
  await example.then(manager);
  await manager.updateComplete;
}

window.show = async (name, language) => {
  if (!main) return;
  delete main.dataset["ready"];
  const words = await deskSpeech(language === "es" ? "es" : "en");
  document.documentElement.lang = words.language;
  const example = examples[name];
  if (example) {
    const lookup = Object.assign(new Lookup(), { session: session(), own: true, clock: NOW, speech: words });
    const { then, ...state } = example;
    Object.assign(lookup, state);
    main.replaceChildren(lookup);
    await lookup.bring();
    await lookup.updateComplete;
    await then?.(lookup);
  } else if (idExamples[name]) {
    const id = Object.assign(new Id(), { clock: NOW, words: await idSpeech(words.language) });
    main.replaceChildren(id);
    id.begin(TABLE);
    await id.updateComplete;
    await idExamples[name](id);
    await id.updateComplete;
  } else if (managerExamples[name]) {
    await showManager(name, words.language, main);
  } else if (roundNames.includes(name)) {
    await showRound(name, main, await managerSpeech(words.language), new URL("./edition/", document.baseURI).href);
  } else {
    const desk = Object.assign(new Desk(), { session: session(), clock: NOW, speech: words });
    main.replaceChildren(desk);
    await desk.opening;
    await deskExamples[name]?.(desk);
    await desk.updateComplete;
  }
  scrollTo(0, 0);
  main.dataset["ready"] = "";
};

const asked = new URLSearchParams(location.search);
const name = asked.get("example");
if (name !== null) await window.show(name, asked.get("lang") ?? "en");
else if (main) {
  const list = document.createElement("ul");
  for (const one of window.examples) {
    const item = list.appendChild(document.createElement("li"));
    const link = item.appendChild(document.createElement("a"));
    link.href = `?example=${encodeURIComponent(one)}`;
    link.textContent = one;
  }
  main.append(list);
}
