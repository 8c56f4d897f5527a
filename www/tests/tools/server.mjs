// Serves a built folder under a sub-path as serve.mjs does, and keeps a log of requests.

import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { files } from "../../serve.mjs";

export const www = fileURLToPath(new URL("../../", import.meta.url));

/** `folder`: relative to www, or absolute. `change`: other bytes for a path, see serve.mjs. */
export async function serve(folder, { under = "/some/where/", change } = {}) {
  const log = [];
  const seen = (request) => log.push(`${request.method} ${request.url}`);
  const server = createServer(files(folder.startsWith("/") ? folder : join(www, folder), { under, seen, ...(change ? { change } : {}) }));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { base: `http://127.0.0.1:${server.address().port}${under}`, log, close: () => server.close() };
}
