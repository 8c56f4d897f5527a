// Splits an address into what the voter typed and what differs, so that the eye finds the difference.

export type Part = { text: string; differs: boolean };

/** Letters and digits only, upper case: "Ave." and "AVE" are the same word. */
const bare = (word: string): string => word.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Words of `shown` that begin with a word that was typed are the same; the rest differs. A number must be whole. */
export function differences(typed: string, shown: string): Part[] {
  const words = typed.split(/\s+/).map(bare).filter(Boolean);
  const typedAs = (word: string): boolean =>
    words.some((one) => (/^\d/.test(one) || one.length < 2 ? one === word : word.startsWith(one)));
  const parts: Part[] = [];
  for (const piece of shown.split(/(\s+)/)) {
    const word = bare(piece);
    const same = word === "" ? parts.at(-1)?.differs === false : typedAs(word);
    const differs = !same;
    const before = parts.at(-1);
    if (before && before.differs === differs) before.text += piece;
    else parts.push({ text: piece, differs });
  }
  return words.length === 0 ? [{ text: shown, differs: false }] : parts;
}
