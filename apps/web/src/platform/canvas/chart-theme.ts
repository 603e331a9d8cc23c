/** Colours of the chart, as the theme has them now. Place 0 of the organisations is what belongs to none: the frame. */
export type ChartTheme = {
  readonly surface: string;
  readonly shade: string;
  readonly summaryRow: string;
  readonly phaseRow: string;
  readonly hoverRow: string;
  readonly selectedRow: string;
  readonly line: string;
  readonly line2: string;
  readonly relation: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly crit: string;
  readonly warn: string;
  readonly organisation: readonly string[];
  readonly onOrganisation: readonly string[];
  readonly font: string;
};

const COLOURS = 12;

/** The system's own colours, where a person has asked for them: the browser forces them on elements, and not on a canvas. */
function forcedTheme(font: string): ChartTheme {
  return {
    surface: "Canvas",
    shade: "transparent",
    summaryRow: "Canvas",
    phaseRow: "Canvas",
    hoverRow: "Canvas",
    selectedRow: "Canvas",
    line: "GrayText",
    line2: "CanvasText",
    relation: "CanvasText",
    ink: "CanvasText",
    ink2: "CanvasText",
    ink3: "CanvasText",
    accent: "Highlight",
    onAccent: "HighlightText",
    crit: "LinkText",
    warn: "CanvasText",
    organisation: Array.from({ length: COLOURS + 1 }, () => "ButtonText"),
    onOrganisation: Array.from({ length: COLOURS + 1 }, () => "Canvas"),
    font,
  };
}

export function readChartTheme(root: HTMLElement): ChartTheme {
  const style = getComputedStyle(root);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const font = token("font") || "sans-serif";
  if (matchMedia("(forced-colors: active)").matches) return forcedTheme(font);
  const more = matchMedia("(prefers-contrast: more)").matches;
  const numbers = Array.from({ length: COLOURS }, (_, index) => index + 1);
  return {
    surface: token("surface"),
    shade: token("shade"),
    summaryRow: token("bg"),
    phaseRow: token("sunken"),
    hoverRow: token("hover"),
    selectedRow: token("accent-soft"),
    line: token(more ? "line2" : "line"),
    line2: token(more ? "ctlline" : "line2"),
    relation: token(more ? "ink2" : "ctlline"),
    ink: token("ink"),
    ink2: token("ink2"),
    ink3: token(more ? "ink2" : "ink3"),
    accent: token("accent"),
    onAccent: token("on-accent"),
    crit: token("crit"),
    warn: token("warn"),
    organisation: [token("ink2"), ...numbers.map((n) => token(`o${n}`))],
    onOrganisation: [token("surface"), ...numbers.map((n) => token(`on${n}`))],
    font,
  };
}

/** Tells when the theme may have changed. Returns how to stop. */
export function watchChartTheme(root: HTMLElement, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(root, { attributes: true, attributeFilter: ["data-mantine-color-scheme"] });
  const queries = ["(forced-colors: active)", "(prefers-contrast: more)"].map((q) => matchMedia(q));
  for (const query of queries) query.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", changed);
  };
}
