// The one unit in which the law draws lines.

/** Metres in an international foot. */
export const METRES_PER_FOOT = 0.3048;
