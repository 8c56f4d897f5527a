// The first script of a page of ours, small enough to run long before the look-up has come: it asks for what the core needs.

import { ask, folder } from "./core/early.ts";

const edition = document.querySelector("pollstead-lookup[edition], pollstead-desk[edition]")?.getAttribute("edition");
if (edition) ask(folder(edition));
