import type { MarkTone } from "@parley/shared/documents/mark.ts";

/** Colours on a sheet: paper is white in every theme, so that these are those of the light one. */
export type PaperColours = {
  /** By the number of an organisation, 1 to 12; at 0 what belongs to none. */
  readonly organisation: readonly string[];
  readonly tone: Readonly<Record<Exclude<MarkTone, "organisation">, string>>;
  readonly font: string;
};

/** Reads them from the light theme's own tokens, whatever theme is shown. */
export function readPaperColours(): PaperColours {
  const probe = document.createElement("div");
  probe.dataset["paper"] = "";
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const colours: PaperColours = {
    organisation: [token("ink2"), ...Array.from({ length: 12 }, (_, n) => token(`o${n + 1}`))],
    tone: {
      red: token("crit"),
      amber: token("warn"),
      green: token("ok"),
      blue: token("accent"),
      ink: token("ink"),
    },
    font: token("font") || "sans-serif",
  };
  probe.remove();
  return colours;
}
