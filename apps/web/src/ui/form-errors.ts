/** Sentences beside fields, by the field's name. */
export type FieldErrors<Name extends string> = Partial<Record<Name, string>>;

export const hasErrors = (errors: FieldErrors<string>): boolean =>
  Object.values(errors).some((error) => error !== undefined);

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
export const isEmail = (value: string): boolean => EMAIL.test(value.trim());

/** The server decides what is too weak; this much can be said before asking it. */
export const MIN_PASSWORD = 10;
