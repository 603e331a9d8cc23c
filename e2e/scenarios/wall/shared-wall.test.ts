import { expect, test } from "vitest";
import { BoardPage } from "../../actors/board-page.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { WallPage } from "../../actors/wall-page.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

test("three companies write notes at once; all walls say the same, and planned notes are the tasks of plan and board", async () => {
  const people = [
    await stage.enter("contractor"),
    await stage.enter("supplier"),
    await stage.enter("supervisor"),
  ] as const;
  const [contractor, supplier, supervisor] = people;
  const project = await stage.project(contractor, [
    [supplier, "planner"],
    [supervisor, "planner"],
  ]);
  const first = new WallPage(contractor);
  const path = await first.begin(project, "Pull plan L3");
  const others = await Promise.all(
    [supplier, supervisor].map((one) => new WallPage(one).open(path)),
  );
  const walls = [first, ...others];
  await Promise.all(
    walls.map(async (wall) => {
      for (const n of [1, 2, 3, 4]) await wall.note(`${wall.actor.character.code} note ${n}`);
    }),
  );
  await Promise.all(
    walls.map(async (wall) => {
      const { code } = wall.actor.character;
      for (const n of [1, 2]) await wall.plan(`${code} note ${n}`);
    }),
  );
  for (const wall of walls) {
    await wall.saved();
    for (const one of people)
      for (const n of [1, 2])
        await wall.entry(`${one.character.code} note ${n}`).getByText(/^Task/).waitFor();
  }
  const [mine, ...theirs] = await Promise.all(walls.map((wall) => wall.content()));
  expect(mine!.filter((line) => /note \d/.test(line))).toHaveLength(12);
  for (const content of theirs) expect(content).toEqual(mine);

  const plan = await new PlanPage(supervisor).open(project);
  for (const one of people)
    for (const n of [1, 2]) await plan.sees(`${one.character.code} note ${n}`);
  expect(await plan.row("GC note 3").count()).toBe(0);
  const board = await new BoardPage(supplier).open(project);
  for (const one of people) await board.card(`${one.character.code} note 2`).waitFor();
});

test("a note that is dropped into the frame is a task on that day, in one's own row alone, and undo takes it back to the wall", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const mine = new WallPage(contractor);
  const path = await mine.begin(project, "Pull plan");
  const theirs = await new WallPage(supplier).open(path);

  await mine.dropIntoFrame("Clear gate A 2 d", { row: 0, rows: 2, column: 2 });
  await mine.entry("Clear gate A").getByText(/^Task/).waitFor();
  await theirs.entry("Clear gate A").getByText(/^Task/).waitFor();
  const plan = await new PlanPage(supplier).open(project);
  await plan.sees("Clear gate A");
  await contractor.page.keyboard.press("Control+z");
  await mine.entry("Clear gate A 2 d").getByText(/^Note/).waitFor();
  await plan.seesNoMore("Clear gate A");

  await mine.dropIntoFrame("In your row", { row: 1, rows: 2, column: 1 });
  await mine.says(/This row belongs to Steel Supply/);
  await mine.entry("In your row").getByText(/^Note/).waitFor();
});

test("what another company wrote is neither moved nor removed; the wall says whose it is", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const mine = new WallPage(contractor);
  const path = await mine.begin(project, "Pull plan");
  await mine.note("Hoist at 9");
  await mine.saved();
  const theirs = await new WallPage(supplier).open(path);
  await theirs.entry("Hoist at 9").click();
  await supplier.page.keyboard.press("Alt+ArrowRight");
  await theirs.says(/This belongs to Grand Contractors/);
  await supplier.page.keyboard.press("Delete");
  await theirs.note("Bring the beams");
  await mine.entry("Bring the beams").waitFor();
  await mine.entry("Hoist at 9").waitFor();
});

test("notes written offline wait, and on return lie on every wall", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const mine = new WallPage(contractor);
  const path = await mine.begin(project, "Pull plan");
  const theirs = await new WallPage(supplier).open(path);
  await supplier.goOffline();
  await theirs.says(/^Offline/);
  await theirs.note("Written in the basement");
  await theirs.says(/^Offline, \d+ unsent/);
  await mine.note("Written upstairs");
  await mine.saved();
  expect(await mine.entry("Written in the basement").count()).toBe(0);
  await supplier.goOnline();
  await theirs.saved();
  await Promise.all([
    mine.entry("Written in the basement").waitFor(),
    theirs.entry("Written upstairs").waitFor(),
  ]);
});
