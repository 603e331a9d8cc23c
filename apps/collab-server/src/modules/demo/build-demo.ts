import type { Rng } from "@parley/shared/primitives/clock.ts";
import { batteryProject } from "./battery-project.ts";
import { buildProject } from "./build-project.ts";
import { DEMO_ORGANISATIONS, DEMO_PEOPLE } from "./demo-people.ts";
import type { Demo } from "./demo-types.ts";
import { podiumFile } from "./podium-drawing.ts";
import { PODIUM_SPEC } from "./podium-spec.ts";
import { podiumWall } from "./podium-wall.ts";
import { podiumProject } from "./podium-project.ts";

/**
 * The demo: six companies on a building site, in Chinese and English, and four around a battery, in English. Both plans are in
 * mid-course whatever `today` is.
 */
export function buildDemo({ today, rng }: { readonly today: Date; readonly rng: Rng }): Demo {
  const year = today.getUTCFullYear();
  return {
    organisations: DEMO_ORGANISATIONS,
    people: DEMO_PEOPLE,
    projects: [
      {
        ...buildProject(podiumProject(year), today, rng),
        walls: [podiumWall(today, rng)],
        files: [podiumFile(today, rng)],
        specs: [PODIUM_SPEC],
      },
      buildProject(batteryProject(year), today, rng),
    ],
  };
}
