import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const ROOT = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
/** Character maps, fonts, colours and decoders: fetched by pdf.js under their own names, when a file needs them. */
const FOLDERS = ["cmaps", "standard_fonts", "iccs", "wasm"];
/** Runs the scripts of a PDF, which nothing here does. */
const UNUSED = /^quickjs/;
const BASE = "pdf-library";

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder)).filter((name) => !UNUSED.test(name));

/** Serves what pdf.js needs beside its code, in development and in the build. */
export function pdfLibrary(): Plugin {
  return {
    name: "pdf-library",
    configureServer(server) {
      server.middlewares.use(`/${BASE}`, (request, response, next) => {
        const [, folder = "", name = ""] = (request.url ?? "").split("?", 1)[0]!.split("/");
        if (!FOLDERS.includes(folder) || !filesIn(folder).includes(name)) return next();
        response.end(readFileSync(join(ROOT, folder, name)));
      });
    },
    generateBundle() {
      for (const folder of FOLDERS)
        for (const name of filesIn(folder))
          this.emitFile({
            type: "asset",
            fileName: `${BASE}/${folder}/${name}`,
            source: readFileSync(join(ROOT, folder, name)),
          });
    },
  };
}
