// The message tables as scripts.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { www } from "./server.mjs";

/** The one table that `src/messages/FILE.ts` holds. */
export async function load(file) {
  const source = readFileSync(join(www, "src/messages", `${file}.ts`), "utf8");
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext } });
  return Object.values(await import(`data:text/javascript;base64,${Buffer.from(outputText).toString("base64")}`))[0];
}
