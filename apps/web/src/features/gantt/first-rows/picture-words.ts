import {
  axis as axisInEnglish,
  column as columnsInEnglish,
  picture as pictureInEnglish,
  unit as unitsInEnglish,
  unnamed as unnamedInEnglish,
} from "../../../platform/i18n/locales/en/gantt.json";
import {
  axis as axisInChinese,
  column as columnsInChinese,
  picture as pictureInChinese,
  unit as unitsInChinese,
  unnamed as unnamedInChinese,
} from "../../../platform/i18n/locales/zh-CN/gantt.json";
import { chooseLanguage, type Language } from "../../../platform/i18n/language.ts";
import type { ColumnId } from "../model/columns.ts";

export type PictureWords = {
  readonly language: Language;
  /** With `{{day}}` where the day of the month stands. */
  readonly axis: { readonly today: string; readonly dataDate: string };
  readonly column: Readonly<Partial<Record<ColumnId, string>>>;
  readonly unit: Readonly<Record<"m" | "h" | "d" | "w" | "mo", string>>;
  readonly unnamed: string;
  readonly loading: string;
};

/** The few words of a picture: those of the whole app are still on their way. */
export function pictureWords(wanted: readonly string[]): PictureWords {
  const language = chooseLanguage(wanted);
  return language === "en"
    ? {
        language,
        axis: axisInEnglish,
        column: columnsInEnglish,
        unit: unitsInEnglish,
        unnamed: unnamedInEnglish,
        loading: pictureInEnglish.loading,
      }
    : {
        language,
        axis: axisInChinese,
        column: columnsInChinese,
        unit: unitsInChinese,
        unnamed: unnamedInChinese,
        loading: pictureInChinese.loading,
      };
}
