// The poll manager's page.

import { Manager } from "./components/manager/manager.ts";
import { Keeping } from "./core/manager/keeping.ts";
import { managerSession } from "./core/manager/session.ts";

for (const manager of document.querySelectorAll("pollstead-manager"))
  if (manager instanceof Manager) {
    const session = managerSession(new URL(manager.edition, document.baseURI).href);
    void manager.start(session, new Keeping(session));
  }
