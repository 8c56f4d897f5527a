// The card page. The code leaves the address bar before anything else of this page runs.

import { fragment, onFragment } from "./core/card/fragment.ts";
import { CardCode } from "./components/card-code/card-code.ts";
import { WorkerCardSession } from "./core/card/session.ts";

for (const page of document.querySelectorAll("pollstead-card-code"))
  if (page instanceof CardCode) {
    void page.start(new WorkerCardSession(new URL(page.edition, document.baseURI).href), fragment);
    onFragment((next) => (page.asking = page.ask(`#${next}`)));
  }
