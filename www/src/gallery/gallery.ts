// Shows one named example at a time: gallery.html?example=NAME&lang=es. Without a name: the list of them.
// Development and tests only; it is not part of the pages that are served.

import { Lookup } from "../components/lookup/lookup.ts";
import { speech } from "../messages/speech.ts";
import { Core } from "../core/made-up/core.ts";
import { examples } from "./examples.ts";

const asked = new URLSearchParams(location.search);
const name = asked.get("example");
const main = document.querySelector("main");

declare global {
  interface Window {
    examples: string[];
    /** Kinds of answer that some example shows. */
    answerKinds: string[];
  }
}
window.examples = Object.keys(examples);
window.answerKinds = [
  ...new Set(Object.values(examples).flatMap(({ screen }) => (screen?.at === "answer" ? [screen.answer.kind] : []))),
];

const example = name === null ? undefined : examples[name];
if (main && example) {
  const core = new Core(new URL("./edition/", document.baseURI).href);
  const lookup = new Lookup();
  lookup.session = {
    open: () => core.open(),
    suggest: (text, county) => core.suggest(text, county),
    locate: (question) => core.locate(question),
    county: (fips) => core.county(fips),
    streets: () => core.streets(),
    outlines: () => core.outlines(),
    close: () => undefined,
  };
  lookup.own = true;
  lookup.clock = () => "2026-10-20T15:00:00Z";
  lookup.speech = await speech(asked.get("lang") === "es" ? "es" : "en");
  document.documentElement.lang = lookup.speech.language;
  const { then, ...state } = example;
  Object.assign(lookup, state);
  main.append(lookup);
  await lookup.bring();
  await lookup.updateComplete;
  await then?.(lookup);
  main.dataset["ready"] = "";
} else if (main) {
  const list = document.createElement("ul");
  for (const one of window.examples) {
    const item = list.appendChild(document.createElement("li"));
    const link = item.appendChild(document.createElement("a"));
    link.href = `?example=${encodeURIComponent(one)}`;
    link.textContent = one;
  }
  main.append(list);
}
