/** Colours of what is drawn around and over a page; the page itself is paper, and white. */
export type SheetTheme = {
  readonly ground: string;
  readonly edge: string;
  readonly accent: string;
  readonly found: string;
};

export function readSheetTheme(root: HTMLElement): SheetTheme {
  const style = getComputedStyle(root);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    ground: token("sunken"),
    edge: token("line2"),
    accent: token("accent"),
    found: "rgb(255 196 0 / 45%)",
  };
}

/** A page that lies on paper. */
export const PAPER_AROUND = { ground: "#ffffff", edge: "#c5cad1" } as const;
