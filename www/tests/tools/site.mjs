// Files of a folder.

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

export function filesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}
