import type { ImportError } from "./import-error.ts";

/** Carries an ImportError out of generators and parser callbacks; readXlsx turns it into a Result. */
export class XlsxRefusal extends Error {
  readonly error: ImportError;
  constructor(
    code: ImportError["code"],
    detail: string,
    place: { readonly line?: number; readonly element?: string } = {},
  ) {
    super(detail);
    this.error = { code, detail, line: place.line ?? null, element: place.element ?? null };
  }
}
