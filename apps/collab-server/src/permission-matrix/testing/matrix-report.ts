/** Counts cells, and names each that is not as promised. */
export class MatrixReport {
  cells = 0;
  readonly wrong: string[] = [];

  compare(cell: string, expected: unknown, actual: unknown): void {
    this.cells += 1;
    if (actual !== expected) this.wrong.push(`${cell}: expected ${expected}, was ${actual}`);
  }

  /** One cell for each text that must not be among the bytes. */
  searchFor(cell: string, forbidden: ReadonlyMap<string, string>, bytes: Buffer): void {
    for (const [what, text] of forbidden) {
      this.cells += 1;
      if (bytes.includes(text)) this.wrong.push(`${cell} was sent ${what}: ${text}`);
    }
  }
}
