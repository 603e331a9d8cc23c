/** The piece that holds a character: `[12]` is number 12. */
export function pieceOf(
  codePoint: number,
  ranges: Readonly<Record<string, string>>,
): readonly number[] {
  for (const [name, range] of Object.entries(ranges)) {
    const number = /^\[(\d+)\]$/.exec(name)?.[1];
    if (number === undefined) continue;
    const isIn = range.split(",").some((part) => {
      const [from, to] = part
        .slice(2)
        .split("-")
        .map((each) => Number.parseInt(each, 16)) as [number, number?];
      return codePoint >= from && codePoint <= (to ?? from);
    });
    if (isIn) return [Number(number)];
  }
  return [];
}
