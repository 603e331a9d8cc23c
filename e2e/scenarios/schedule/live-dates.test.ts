import { expect, test } from "vitest";
import { PlanPage } from "../../actors/plan-page.ts";
import { RecordedTraffic } from "../../support/recorded-traffic.ts";
import { storedText } from "../../support/stored-text.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

test("a longer duration of one company moves the work of the other and the project's finish, live", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const mine = await new PlanPage(contractor).open(project);
  const theirs = await new PlanPage(supplier).open(project);
  await mine.add("Dig the pit");
  await mine.type("Dig the pit", "start", "2030-01-07");
  await mine.type("Dig the pit", "duration", "2 d");
  await theirs.sees("Dig the pit");
  await theirs.add("Deliver the steel");
  await theirs.type("Deliver the steel", "duration", "3 d");
  await theirs.type("Deliver the steel", "predecessors", "1FS+1d");
  await Promise.all([
    theirs.shows("Deliver the steel", "start", "10 Jan 2030"),
    theirs.shows("Deliver the steel", "finish", "14 Jan 2030"),
    mine.finishes("14 Jan 2030"),
    mine.shows("Deliver the steel", "float", "0 d"),
  ]);

  await mine.type("Dig the pit", "duration", "10 d");
  await Promise.all([
    theirs.shows("Dig the pit", "finish", "18 Jan 2030"),
    theirs.shows("Deliver the steel", "start", "22 Jan 2030"),
    theirs.finishes("24 Jan 2030"),
    mine.finishes("24 Jan 2030"),
  ]);
  await mine.undo();
  await Promise.all([theirs.finishes("14 Jan 2030"), mine.finishes("14 Jan 2030")]);
  await Promise.all([mine.saved(), theirs.saved()]);
});

test("a task that the other company cannot see moves its work by a boundary, and by nothing else", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const heard = new RecordedTraffic(supplier.page);
  const mine = await new PlanPage(contractor).open(project);
  const theirs = await new PlanPage(supplier).open(project);
  await mine.add("Dig the pit");
  await contractor.page.getByRole("button", { name: /^New tasks:/ }).click();
  await contractor.page.getByText("Only us", { exact: true }).click();
  await mine.add("Haggle over the price");
  await mine.type("Haggle over the price", "start", "2030-01-07");
  await mine.type("Haggle over the price", "duration", "2 d");
  await mine.type("Dig the pit", "predecessors", "2");
  await theirs.sees("Dig the pit");
  await theirs.add("Deliver the steel");
  await theirs.type("Deliver the steel", "predecessors", "1");
  await Promise.all([
    theirs.shows("Dig the pit", "start", "9 Jan 2030"),
    theirs.shows("Deliver the steel", "start", "10 Jan 2030"),
    mine.shows("Deliver the steel", "start", "10 Jan 2030"),
  ]);

  await mine.type("Haggle over the price", "duration", "10 d");
  await Promise.all([
    mine.shows("Deliver the steel", "start", "22 Jan 2030"),
    theirs.shows("Dig the pit", "start", "21 Jan 2030"),
    theirs.shows("Deliver the steel", "start", "22 Jan 2030"),
    theirs.finishes("22 Jan 2030"),
  ]);
  expect(await theirs.row("Haggle over the price").count()).toBe(0);
  expect(await heard.holds("Dig the pit")).toBe(true);
  expect(await heard.holds("Haggle")).toBe(false);
  expect(await storedText(supplier.page)).not.toContain("Haggle");
});
