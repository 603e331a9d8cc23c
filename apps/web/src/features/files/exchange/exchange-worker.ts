import { EncryptedPDFError } from "pdf-lib";
import { loadFonts } from "../../../platform/pdf/pdf-fonts.ts";
import type { ExchangeAnswer, ExchangeRequest } from "./exchange-request.ts";
import { readAnnotations } from "./read-annotations.ts";
import { writeAnnotations } from "./write-annotations.ts";

async function answer(request: ExchangeRequest): Promise<ExchangeAnswer> {
  const bytes = new Uint8Array(request.bytes);
  if (request.kind === "read") return { kind: "read", ...(await readAnnotations(bytes)) };
  const { marks, look } = request;
  const characters = new Set(
    marks.flatMap(({ mark, words }) => Array.from(`${mark.text}${words}…`)),
  );
  const fonts = await loadFonts(characters, new AbortController().signal);
  const done = await writeAnnotations(bytes, marks, fonts, look);
  return { kind: "written", ...done, bytes: new Uint8Array(done.bytes) };
}

// A file is taken apart and put together beside the page, which stays smooth.
self.addEventListener("message", ({ data }: MessageEvent<ExchangeRequest>) => {
  answer(data).then(
    (given) => self.postMessage(given),
    (error: unknown) =>
      self.postMessage({
        kind: "refused",
        code: error instanceof EncryptedPDFError ? "preview.encrypted" : "preview.broken",
      } satisfies ExchangeAnswer),
  );
});
