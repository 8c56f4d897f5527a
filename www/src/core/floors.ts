// Versions seen at earlier visits, on the page's side: a worker has no such storage. Where a browser has none, or refuses, as in
// another site's frame, the edition's own age is the bound.

const name = (base: string): string => `pollstead-seen ${base}`;

export function floorsOf(base: string): string {
  try {
    return localStorage.getItem(name(base)) ?? "";
  } catch {
    return "";
  }
}

export function keepFloors(base: string, floors: string | undefined): void {
  try {
    if (floors !== undefined) localStorage.setItem(name(base), floors);
  } catch {
    // Nothing is lost but the guard.
  }
}
