// A month on a document becomes the word that the rules ask for; the day is asked for only in the month of the edge.

/** `YYYY-MM`, and the day where it was asked for. */
export type MonthGiven = { month: string; day?: string | undefined };
export type Wrong = "id_wrong_month" | "id_wrong_after_day" | "id_wrong_order";
export type Read = { word: string } | { day: "needed" } | { wrong: Wrong };

const MONTH = /^(19|20)\d\d-(0[1-9]|1[0-2])$/;

/** Days of a month, `YYYY-MM`. */
export function daysIn(month: string): number {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 2000, number ?? 1, 0)).getUTCDate();
}

/** Where a document's date stands to an edge that counts in itself: after it or on it, or before it. */
function side({ month, day }: MonthGiven, edge: string): "from" | "before" | "day needed" {
  const edgeMonth = edge.slice(0, 7);
  if (month !== edgeMonth) return month > edgeMonth ? "from" : "before";
  if (edge.endsWith("-01")) return "from";
  if (day === undefined) return "day needed";
  return `${month}-${day}` >= edge ? "from" : "before";
}

/** `from`: the first issue date within ten years; `on`: the election's day. */
export function issued(given: MonthGiven, from: string, on: string): Read {
  if (!MONTH.test(given.month)) return { wrong: "id_wrong_month" };
  if (given.month > on.slice(0, 7)) return { wrong: "id_wrong_after_day" };
  const where = side(given, from);
  if (where === "day needed") return { day: "needed" };
  return { word: where === "from" ? "within_ten_years" : "over_ten" };
}

/** `before`: the issue date, where it is known. */
export function expires(given: MonthGiven, on: string, before: MonthGiven | undefined): Read {
  if (!MONTH.test(given.month)) return { wrong: "id_wrong_month" };
  const same = before && before.month === given.month && before.day !== undefined && given.day !== undefined;
  if (before && (given.month < before.month || (same && (given.day ?? "") < (before.day ?? "")))) return { wrong: "id_wrong_order" };
  const where = side(given, on);
  if (where === "day needed") return { day: "needed" };
  return { word: where === "from" ? "unexpired" : "expired" };
}
