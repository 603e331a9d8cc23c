import { createContext, useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { browserTimeZone, createFormats, type Formats } from "./formats.ts";
import { isLanguage } from "./language.ts";

/** The profile's time zone; null before sign-in: the browser's. */
export const TimeZoneContext = createContext<string | null>(null);

export function useFormats(timeZone?: string): Formats {
  const profile = useContext(TimeZoneContext);
  const { i18n } = useTranslation();
  const zone = timeZone ?? profile ?? browserTimeZone();
  const language = isLanguage(i18n.language) ? i18n.language : "en";
  return useMemo(() => createFormats(language, zone, Date.now), [language, zone]);
}
