// The poll manager's page.

import { Manager } from "./components/manager/manager.ts";
import { managerSession } from "./core/manager/session.ts";

for (const manager of document.querySelectorAll("pollstead-manager"))
  if (manager instanceof Manager) void manager.start(managerSession(new URL(manager.edition, document.baseURI).href), undefined);
