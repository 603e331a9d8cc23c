/** One pair of lines of a DXF file: what it is, and its value as text. */
export type Tag = { readonly code: number; readonly value: string };

/** Something between two tags 0: its kind, and the tags that follow, in their order. */
export class Group {
  readonly kind: string;
  readonly codes: number[] = [];
  readonly values: string[] = [];

  constructor(kind: string) {
    this.kind = kind;
  }

  /** The first value of a code; '' where there is none. */
  text(code: number): string {
    const at = this.codes.indexOf(code);
    return at < 0 ? "" : this.values[at]!;
  }

  /** The first number of a code; `otherwise` where there is none, or it is none. */
  number(code: number, otherwise = 0): number {
    const at = this.codes.indexOf(code);
    const value = at < 0 ? NaN : Number.parseFloat(this.values[at]!);
    return Number.isFinite(value) ? value : otherwise;
  }

  has(code: number): boolean {
    return this.codes.includes(code);
  }

  /** Every number of a code, in order; what is no number counts as 0. */
  numbers(code: number): number[] {
    const found: number[] = [];
    for (let n = 0; n < this.codes.length; n++)
      if (this.codes[n] === code) found.push(numberOf(this.values[n]!));
    return found;
  }
}

export const numberOf = (value: string): number => {
  const number = Number.parseFloat(value);
  return Number.isFinite(number) ? number : 0;
};

/** The groups of an ASCII DXF file, one after the other: nothing but the one that is looked at is held. */
export function* groupsOf(text: string): Generator<Group> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const line = (): string | null => {
    if (at >= text.length) return null;
    let end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    const value = text.slice(at, text.charCodeAt(end - 1) === 13 ? end - 1 : end);
    at = end + 1;
    return value;
  };
  let group: Group | null = null;
  for (;;) {
    const first = line();
    const value = line();
    if (first === null || value === null) break;
    const code = Number.parseInt(first, 10);
    if (!Number.isInteger(code)) throw new SyntaxError(`no group code: ${first.slice(0, 20)}`);
    if (code === 0) {
      if (group !== null) yield group;
      group = new Group(value.trim());
    } else if (group !== null && code !== 999) {
      group.codes.push(code);
      group.values.push(value);
    }
  }
  if (group !== null) yield group;
}
