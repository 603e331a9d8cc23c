import type { Plugin } from "vite";

export const FIRST_ROWS = "src/features/gantt/first-rows/first-rows.ts";

/**
 * Puts the script that shows the picture of a plan into the built page: with what it imports, and before the app, which takes longer.
 * While one develops there is none.
 */
export function firstRows(): Plugin {
  return {
    name: "first-rows",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle = {} }) => {
        const chunks = new Map(
          Object.values(bundle).flatMap((file) =>
            file.type === "chunk" ? [[file.fileName, file] as const] : [],
          ),
        );
        const entry = [...chunks.values()].find(
          ({ isEntry, name }) => isEntry && name === "first-rows",
        );
        if (entry === undefined) throw new Error("The picture of a plan has no script.");
        const needed = new Set([entry]);
        for (const { imports } of needed)
          for (const name of imports) {
            const chunk = chunks.get(name);
            if (chunk !== undefined) needed.add(chunk);
          }
        const styles = new Set(
          [...needed].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]),
        );
        const tag = (name: string, attrs: Record<string, string | boolean>) =>
          ({ tag: name, attrs, injectTo: "head-prepend" }) as const;
        return [
          tag("script", {
            type: "module",
            async: true,
            crossorigin: true,
            src: `/${entry.fileName}`,
          }),
          ...[...needed]
            .filter((chunk) => chunk !== entry)
            .map(({ fileName }) =>
              tag("link", { rel: "modulepreload", crossorigin: true, href: `/${fileName}` }),
            ),
          ...[...styles].map((href) =>
            tag("link", { rel: "stylesheet", crossorigin: true, href: `/${href}` }),
          ),
        ];
      },
    },
  };
}
