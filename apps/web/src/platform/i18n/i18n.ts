import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { chooseLanguage, type Language } from "./language.ts";
import { loadTranslations } from "./translations.ts";

const REMEMBERED = "parley.language";

export const browserLanguage = (): Language =>
  chooseLanguage([localStorage.getItem(REMEMBERED) ?? "", ...navigator.languages]);

/** Must have settled before the first render: a key on the screen is a bug. */
export async function initialiseI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: "common",
    interpolation: { escapeValue: false }, // React escapes
    resources: { [language]: await loadTranslations(language) },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Words of a language that is not the one on the screen. */
export async function addLanguage(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, "common")) return;
  for (const [namespace, tree] of Object.entries(await loadTranslations(language)))
    i18next.addResourceBundle(language, namespace, tree);
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, language);
  if (i18next.language === language) return;
  await addLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
