import { expect, test } from "vitest";
import { PlanPage } from "../../actors/plan-page.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

test("edits made offline wait, the header says how many, and on return they merge with what others did", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const mine = await new PlanPage(contractor).open(project);
  const theirs = await new PlanPage(supplier).open(project);
  await theirs.add("Deliver the steel");
  await mine.sees("Deliver the steel");

  await supplier.goOffline();
  await theirs.says(/^Offline/);
  await theirs.rename("Deliver the steel", "Deliver the long steel");
  await theirs.add("Deliver the bolts");
  await theirs.says(/^Offline, \d+ unsent/);
  await mine.add("Dig the pit");
  await mine.saved();
  expect(await mine.row("Deliver the bolts").count()).toBe(0);

  await supplier.goOnline();
  await theirs.saved();
  await Promise.all([
    mine.sees("Deliver the long steel"),
    mine.sees("Deliver the bolts"),
    theirs.sees("Dig the pit"),
  ]);
});
