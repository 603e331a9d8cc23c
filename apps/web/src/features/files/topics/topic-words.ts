import { TOPIC_PRIORITIES, TOPIC_TYPES } from "@parley/shared/documents/topic.ts";
import type { TFunction } from "i18next";

const isOneOf = <T extends string>(values: readonly T[], value: string): value is T =>
  (values as readonly string[]).includes(value);

/** Words of our own are translated; those that came with a file stay as they are. */
export const typeWord = (type: string, t: TFunction<"topics">): string =>
  isOneOf(TOPIC_TYPES, type) ? t(`type.${type}`) : type;
export const priorityWord = (priority: string, t: TFunction<"topics">): string =>
  isOneOf(TOPIC_PRIORITIES, priority) ? t(`priority.${priority}`) : priority;

type Choice = { readonly value: string; readonly label: string };
/** What can be chosen; a value that is not among our words stays choosable. */
const choices = (
  known: readonly string[],
  value: string,
  wordOf: (value: string) => string,
): Choice[] =>
  [...known, ...(value === "" || known.includes(value) ? [] : [value])].map((one) => ({
    value: one,
    label: wordOf(one),
  }));
export const typeChoices = (value: string, t: TFunction<"topics">): Choice[] =>
  choices(TOPIC_TYPES, value, (one) => typeWord(one, t));
export const priorityChoices = (value: string, t: TFunction<"topics">): Choice[] =>
  choices(TOPIC_PRIORITIES, value, (one) => priorityWord(one, t));
