// What a page of our own adds to the element: the document's language and title follow the choice made in it, and the page
// is kept for a day without a network once it is quiet.

import { Lookup } from "./components/lookup/lookup.ts";
import { keepPage } from "./core/keep-page.ts";

addEventListener("pollstead-language", (event) => {
  const { language, title } = (event as CustomEvent<{ language: string; title: string }>).detail;
  document.documentElement.lang = language;
  document.title = title;
});

// In a frame nothing is kept.
addEventListener("pollstead-later", ({ target }) => {
  if (target instanceof Lookup && target.own) void keepPage();
});
