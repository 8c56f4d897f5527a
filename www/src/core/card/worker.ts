// Runs the card page's core off its thread. A code is stretched in a worker of its own that ends after, for a module never
// gives its memory back.

import { expose } from "comlink";
import { Engine } from "./engine.ts";

expose(new Engine());
