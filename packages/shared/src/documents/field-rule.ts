import { ENTITY_ID_PATTERN } from "../primitives/ids.ts";

export type Scalar = string | number | boolean;

/** What one field of an entity may hold. A field at its default is not stored: `null` in an edit means "back to the default". */
export type FieldRule = {
  readonly accepts: (value: unknown) => value is Scalar;
  /** The rule in words that a person and the schema's hash can read. */
  readonly says: string;
  readonly default: Scalar | null;
  /** Written in the update that creates the entity, and never after. */
  readonly createOnly?: true;
  /** A new entity without it is refused. */
  readonly required?: true;
  /** The value has to be the writer's own user id, the organisation that the writer acts for, or a time that has come. */
  readonly stamp?: "writer" | "organisation" | "time";
  /** The value has to name an entity that lies in the same ydoc under this root. */
  readonly within?: string;
};

type Options = Omit<FieldRule, "accepts" | "says" | "default">;
type Accepts = (value: unknown) => boolean;

const rule = (
  says: string,
  accepts: Accepts,
  defaultValue: Scalar | null,
  options: Options = {},
): FieldRule => ({
  accepts: accepts as FieldRule["accepts"],
  says,
  default: defaultValue,
  ...options,
});

// Characters that PostgreSQL's jsonb (U+0000) or XML cannot carry; tab, line feed and carriage return may stay.
// oxlint-disable-next-line no-control-regex
const FORBIDDEN_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Lone surrogates would be replaced on the wire, so that the writer's replica would differ from all others. */
export const isPlainText = (value: unknown, max: number): value is string =>
  typeof value === "string" &&
  value.length <= max &&
  value.isWellFormed() &&
  !FORBIDDEN_CHARACTERS.test(value);

export const isEntityId = (value: unknown): value is string =>
  typeof value === "string" && ENTITY_ID_PATTERN.test(value);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isUuid = (value: unknown): value is string =>
  typeof value === "string" && UUID.test(value);

const LOCAL_DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A wall-clock minute that exists, from 1900 to 2199. */
export function isLocalDateTime(value: unknown): value is string {
  if (typeof value !== "string" || value.length !== 16) return false;
  const match = LOCAL_DATE_TIME.exec(value);
  if (match === null) return false;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || hour > 23 || minute > 59)
    return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= DAYS[month - 1]! + (leap ? 1 : 0);
}

const ORDER_KEY = /^[0-9A-Za-z]{1,500}$/;
const isOrderKey = (value: unknown): value is string =>
  typeof value === "string" && ORDER_KEY.test(value);

export const text = (max: number, options?: Options): FieldRule =>
  rule(`text ≤ ${max}`, (value) => isPlainText(value, max), "", options);
export const textOrNull = (max: number, options?: Options): FieldRule =>
  rule(`text ≤ ${max}`, (value) => isPlainText(value, max), null, options);
export const pattern = (
  source: RegExp,
  defaultValue: Scalar | null = null,
  options?: Options,
): FieldRule =>
  rule(
    `text like ${source.source}`,
    (value) => typeof value === "string" && source.test(value),
    defaultValue,
    options,
  );
export const flag = (): FieldRule => rule("flag", (value) => typeof value === "boolean", false);
export const integer = (
  min: number,
  max: number,
  defaultValue: number | null,
  options?: Options,
): FieldRule =>
  rule(
    `integer ${min} to ${max}`,
    (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max,
    defaultValue,
    options,
  );
export const amount = (max: number, defaultValue: number): FieldRule =>
  rule(
    `number 0 to ${max}`,
    (value) => Number.isFinite(value) && (value as number) >= 0 && (value as number) <= max,
    defaultValue,
  );
export const number = (limit: number, defaultValue: number): FieldRule =>
  rule(
    `number within ±${limit}`,
    (value) => Number.isFinite(value) && Math.abs(value as number) <= limit,
    defaultValue,
  );
export const oneOf = (
  values: readonly string[],
  defaultValue: string | null,
  options?: Options,
): FieldRule =>
  rule(
    `one of ${values.join(" ")}`,
    (value) => typeof value === "string" && values.includes(value),
    defaultValue,
    options,
  );
export const entityId = (options?: Options): FieldRule =>
  rule("entity id", isEntityId, null, options);
export const userId = (options?: Options): FieldRule => rule("user id", isUuid, null, options);
export const organisationId = (options?: Options): FieldRule =>
  rule("organisation id", isUuid, null, options);
export const localDateTime = (options?: Options): FieldRule =>
  rule("local minute", isLocalDateTime, null, options);
export const orderKey = (): FieldRule => rule("order key", isOrderKey, "a0");
export const orderKeyOrNull = (): FieldRule => rule("order key", isOrderKey, null);

/** A custom field's value: its definition may lie in a ydoc that this replica has not loaded, so that any of the types is taken. */
export const customValue = (): FieldRule =>
  rule(
    "text ≤ 2000, finite number or flag",
    (value) => typeof value === "boolean" || Number.isFinite(value) || isPlainText(value, 2_000),
    null,
  );

export const jsonList = (max: number): FieldRule =>
  rule(
    `JSON list ≤ ${max}`,
    (value) => {
      if (!isPlainText(value, max)) return false;
      try {
        return Array.isArray(JSON.parse(value));
      } catch {
        return false;
      }
    },
    "[]",
  );
