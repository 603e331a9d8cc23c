import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrast, distance, seenAs, VISIONS } from "./testing/colour-science.ts";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

function readTokens(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/gi)].map(([, name = "", value = ""]) => [
      name,
      value.length === 4 ? value.replace(/[0-9a-f]/gi, "$&$&") : value,
    ]),
  );
}
const light = readTokens(":root");
const themes = {
  light,
  dark: new Map([...light, ...readTokens(':root[data-mantine-color-scheme="dark"]')]),
};
const organisations = Array.from({ length: 12 }, (_, index) => index + 1);

for (const [theme, tokens] of Object.entries(themes)) {
  const of = (name: string): string => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`tokens.css has no --${name}`);
    return value;
  };

  test(`${theme}: text reads at 4.5:1 on every ground it stands on`, () => {
    for (const ground of ["bg", "surface", "sunken", "hover"]) {
      for (const ink of ["ink", "ink2", "ink3", "accent-ink", "crit", "ok", "warn"]) {
        expect
          .soft(contrast(of(ink), of(ground)), `${ink} on ${ground}`)
          .toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const meaning of ["crit", "warn", "ok"]) {
      expect
        .soft(contrast(of(meaning), of(`${meaning}-soft`)), `${meaning} on its tint`)
        .toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(of("accent-ink"), of("accent-soft"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("on-accent"), of("accent"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("on-accent"), of("accent-ink"))).toBeGreaterThanOrEqual(4.5);
  });

  test(`${theme}: an organisation's text reads on its fill, and the fill stands out at 3:1`, () => {
    for (const number of organisations) {
      const fill = of(`o${number}`);
      expect.soft(contrast(of(`on${number}`), fill), `on${number}`).toBeGreaterThanOrEqual(4.5);
      expect.soft(contrast(fill, of("surface")), `o${number}`).toBeGreaterThanOrEqual(3);
    }
  });

  test(`${theme}: controls, focus and status shapes stand out at 3:1`, () => {
    for (const name of ["ctlline", "accent", "crit", "warn", "ok", "ink3"]) {
      expect.soft(contrast(of(name), of("surface")), name).toBeGreaterThanOrEqual(3);
    }
  });

  test(`${theme}: organisations stay apart, also for the colour-blind`, () => {
    for (const vision of Object.keys(VISIONS) as (keyof typeof VISIONS)[]) {
      const seen = organisations.map((number) => seenAs(of(`o${number}`), vision));
      for (const [i, a] of seen.entries()) {
        for (const [j, b] of seen.entries()) {
          if (j <= i) continue;
          expect
            .soft(distance(a, b), `o${i + 1} and o${j + 1}, ${vision}`)
            .toBeGreaterThanOrEqual(vision === "normal" ? 10 : 5);
        }
      }
    }
  });
}
