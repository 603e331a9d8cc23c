import { expect, test } from "vitest";
import { PlanPage } from "../../actors/plan-page.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

test("two companies edit their own rows at once, and each sees the other's, locked and by name", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const supervisor = await stage.enter("supervisor");
  const project = await stage.project(contractor, [
    [supplier, "supplier-representative"],
    [supervisor, "supervisor"],
  ]);
  const [mine, theirs, watched] = await Promise.all(
    [contractor, supplier, supervisor].map((actor) => new PlanPage(actor).open(project)),
  );
  await Promise.all([mine!.add("Dig the pit"), theirs!.add("Deliver the steel")]);
  await Promise.all([mine!.sees("Deliver the steel"), theirs!.sees("Dig the pit")]);
  await Promise.all([
    mine!.rename("Dig the pit", "Dig the deep pit"),
    theirs!.rename("Deliver the steel", "Deliver the long steel"),
  ]);
  await Promise.all([
    mine!.sees("Deliver the long steel"),
    theirs!.sees("Dig the deep pit"),
    watched!.sees("Dig the deep pit"),
    watched!.sees("Deliver the long steel"),
  ]);

  const foreign = theirs!.row("Dig the deep pit");
  await foreign.getByRole("img", { name: "Belongs to Grand Contractors" }).waitFor();
  await foreign.getByText("Dig the deep pit").click();
  await supplier.page.keyboard.press("F2");
  await supplier.page.getByText("Only they can change it.").waitFor();
  expect(await supplier.page.getByRole("textbox", { name: "Task" }).count()).toBe(0);
  await Promise.all([mine!.saved(), theirs!.saved()]);
});

test("who is here, and where, is shown by name and company", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const mine = await new PlanPage(contractor).open(project);
  await mine.add("Dig the pit");
  const theirs = await new PlanPage(supplier).open(project);
  await mine.row("Dig the pit").getByText("Dig the pit").click();
  await theirs.row("Dig the pit").getByText("Carla Contractor · GC").waitFor({ state: "attached" });
  await supplier.page.getByRole("img", { name: "Carla Contractor · Grand Contractors" }).waitFor();
  await contractor.page.getByRole("img", { name: "Sami Supplier · Steel Supply" }).waitFor();
});

test("undo takes back only what I did", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const [mine, theirs] = [
    await new PlanPage(contractor).open(project),
    await new PlanPage(supplier).open(project),
  ];
  await mine.add("Dig the pit");
  await mine.rename("Dig the pit", "Dig the deep pit");
  await theirs.add("Deliver the steel");
  await mine.sees("Deliver the steel");
  await mine.undo();
  await mine.sees("Dig the pit");
  await theirs.sees("Dig the pit");
  await theirs.sees("Deliver the steel");
  await contractor.page.keyboard.press("Control+Shift+z");
  await theirs.sees("Dig the deep pit");
  await mine.saved();
});
