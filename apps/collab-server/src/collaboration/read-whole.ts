import type { WholeProject } from "./api.ts";
import { WholePlan, type HoldYdoc } from "./boundaries/whole-plan.ts";
import type { CatalogRow } from "./catalog-repository.ts";

/** Everything is opened first and read in one go, so that no edit lies between two ydocs. */
export async function readWhole(
  rows: readonly CatalogRow[],
  hold: HoldYdoc,
): Promise<WholeProject> {
  const whole = new WholePlan(hold, () => undefined);
  try {
    await whole.follow(rows);
    const { frame } = whole;
    const lanes = whole.lanes().map(({ place: { organisationId, audience }, ...lane }) => ({
      ...lane,
      organisationId,
      audience,
    }));
    if (!(await whole.durable())) throw new Error("the plan could not be stored");
    return { frameId: frame.ydocId, frame: frame.snapshot, lanes };
  } finally {
    await whole.close();
  }
}
