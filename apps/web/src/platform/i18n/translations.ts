import type { Translations } from "./by-namespace.ts";
import type { Language } from "./language.ts";

export async function loadTranslations(language: Language): Promise<Translations> {
  switch (language) {
    case "en":
      return (await import("./translations-en.ts")).translations;
    case "zh-CN":
      return (await import("./translations-zh-cn.ts")).translations;
  }
}
