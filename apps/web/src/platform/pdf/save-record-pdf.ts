import { saveFile } from "../save-file.ts";
import { loadFonts } from "./pdf-fonts.ts";
import { charactersOfMarkdown, recordPdf } from "./record-pdf.ts";

/** Hands a record to the browser as PDF. @throws where a font cannot be fetched */
export async function saveRecordPdf(options: {
  readonly name: string; // without extension
  readonly title: string;
  readonly author: string;
  readonly language: "en" | "zh-CN";
  readonly markdown: string;
  readonly now: number; // ms since the epoch
}): Promise<void> {
  const { markdown, title, author, language } = options;
  const characters = charactersOfMarkdown(markdown + title);
  const fonts = await loadFonts(characters, new AbortController().signal);
  const createdAt = `D:${new Date(options.now).toISOString().replaceAll(/[-:T]/g, "").slice(0, 14)}Z`;
  const blob = recordPdf(markdown, fonts, { title, author, language, createdAt });
  saveFile(`${options.name}.pdf`, blob);
}
