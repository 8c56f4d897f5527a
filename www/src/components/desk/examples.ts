// The desk before a call, and with each kind of line.

import type { Desk } from "./desk.ts";

const typed =
  (text: string, ...keys: string[]) =>
  async (desk: Desk): Promise<void> => {
    await desk.type(text);
    await desk.updateComplete;
    for (const key of keys) {
      dispatchEvent(new KeyboardEvent("keydown", { key }));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    // The map draws itself after the desk.
    await new Promise((resolve) => setTimeout(resolve, 50));
  };

export const examples: Record<string, (desk: Desk) => Promise<void>> = {
  "desk": async () => undefined,
  "desk, found": typed("245 ivy, springs", "ArrowDown"),
  "desk, choose": typed("choose, springs"),
  "desk, close": typed("close, springs"),
  "desk, conflict": typed("conflict, springs"),
  "desk, no place": typed("no place, springs"),
  "desk, which county": typed("9 Main St 39997"),
  "desk, not found": typed("nothing like it, springs"),
  "desk, not genuine": typed("forged, springs"),
  "desk, next caller": typed("245 ivy, springs", "Escape"),
};
