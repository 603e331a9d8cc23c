const COLOURS = 12;

/** The preferred colour if nobody has it, else the first free one; when all are taken, the one that fewest have. */
export function chooseColour(taken: readonly number[], preferred: number): number {
  const uses = Array.from(
    { length: COLOURS },
    (_, index) => taken.filter((colour) => colour === index + 1).length,
  );
  const least = Math.min(...uses);
  return uses[preferred - 1] === least ? preferred : uses.indexOf(least) + 1;
}
