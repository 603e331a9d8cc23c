/** What a project wants to know of its files beside what every file has. Values are kept under the field's name. */
export type CustomField = {
  readonly name: string; // 1 to 60 characters, once in a project
  /** Empty: any text. */
  readonly choices: readonly string[];
};

export type CustomValues = Readonly<Record<string, string>>;

/**
 * The first field whose value is none of its choices; null where all are good. What a file held before a field or a choice was changed
 * stays good, so that nobody is kept from changing something else.
 */
export function badCustomValue(
  fields: readonly CustomField[],
  values: CustomValues,
  before: CustomValues,
): CustomField | null {
  return (
    fields.find(({ name, choices }) => {
      const value = values[name] ?? "";
      return (
        choices.length > 0 && value !== "" && value !== before[name] && !choices.includes(value)
      );
    }) ?? null
  );
}

/** Values without those that are empty. */
export const withoutEmpty = (values: CustomValues): CustomValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
