// What a page of our own adds to the element: the document's language and title follow the choice made in it.

import "./components/lookup/lookup.ts";

addEventListener("pollstead-language", (event) => {
  const { language, title } = (event as CustomEvent<{ language: string; title: string }>).detail;
  document.documentElement.lang = language;
  document.title = title;
});
