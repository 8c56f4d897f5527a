/** What was typed or scanned. `group`: 1 to 5, where one can be named. */
export type ReadCode = { kind: "code"; code: string; series: string | null }
  | { kind: "mistyped"; why: "empty" | "sign" | "group" | "short" | "long" | "check" | "link"; group: number | null; sign: string | null };
/** A mailing of cards, and what Argon2id costs for its codes. */
export interface CardSeries { series: string; memory_kib: number; passes: number }
export type CardStatus = "active" | "inactive" | "hava_unverified";
/** 0: the roll does not say. */
export interface Districts { congress: number; senate: number; house: number; supervisor: number }
export interface CardRecord {
  status: CardStatus; county: string; precinct: string; split: string | null; place: string | null; registered: string | null;
  as_of: string; election: string; initials: string; districts: Districts;
}
/** Whether the record names the place that the edition gives; the edition's is the one shown. */
export type PlaceCheck = "same" | "changed" | "disagrees" | "not_named";
export type CardAnswer =
  | { kind: "record"; record: CardRecord; precinct_id: string; published: string; answer: Answer; place: PlaceCheck }
  | { kind: "no_match"; published: string; contact: Contact }
  | { kind: "not_offered"; contact: Contact };
