import { expect, test } from "vitest";
import type { Actor } from "../../actors/actor.ts";
import { GanttPage } from "../../actors/gantt-page.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

/** A contractor with three tasks, and a supplier who looks on. */
async function begin(): Promise<{ ours: GanttPage; theirs: GanttPage; contractor: Actor }> {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const plan = await new PlanPage(contractor).open(project);
  for (const name of ["Dig", "Pour", "Cure"]) await plan.add(name);
  await plan.saved();
  const theirs = await new GanttPage(supplier).open(project);
  await theirs.row("Cure").waitFor();
  return { contractor, theirs, ours: await new GanttPage(contractor).open(project) };
}

const names = async ({ actor }: GanttPage): Promise<readonly string[]> =>
  actor.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[role=treegrid] [data-row]:not([hidden])")]
      .toSorted(
        (a, b) =>
          Number(a.ariaRowIndex ?? a.getAttribute("aria-rowindex")) -
          Number(b.getAttribute("aria-rowindex")),
      )
      .map(
        (row) =>
          `${"-".repeat(Number(row.getAttribute("aria-level")) - 1)}${row.querySelector("[class*=label]")?.textContent ?? ""}`,
      ),
  );

test("rows that are chosen together move together, by keys and by mouse, and come back with one undo", async () => {
  const { contractor, ours, theirs } = await begin();
  const { keyboard } = contractor.page;
  const start = await ours.textOf("Dig", "Start");
  await ours.row("Dig").click();
  await keyboard.press("Shift+ArrowDown");
  await contractor.page.getByText("2 rows chosen").waitFor({ state: "attached" });
  await keyboard.press("Alt+ArrowRight");
  await expect.poll(() => ours.textOf("Dig", "Start")).not.toBe(start);
  const later = await ours.textOf("Dig", "Start");
  for (const name of ["Dig", "Pour"])
    await expect.poll(() => theirs.textOf(name, "Start")).toBe(later);
  expect(await ours.textOf("Cure", "Start")).toBe(start);
  await keyboard.press("Control+z");
  for (const chart of [ours, theirs])
    for (const name of ["Dig", "Pour"])
      await expect.poll(() => chart.textOf(name, "Start")).toBe(start);

  await ours.row("Dig").click();
  await ours.row("Cure").click({ modifiers: ["Shift"] });
  await ours.drag("Pour", 7 * (await ours.pxPerDay));
  await expect.poll(() => ours.textOf("Cure", "Start")).not.toBe(start);
  const moved = await ours.textOf("Cure", "Start");
  for (const name of ["Dig", "Pour", "Cure"])
    await expect.poll(() => theirs.textOf(name, "Start")).toBe(moved);
});

test("a relation is drawn, and its type and lag are typed at once; a key opens it again", async () => {
  const { contractor, ours, theirs } = await begin();
  const { page } = contractor;
  const before = await ours.textOf("Pour", "Start");
  await ours.link("Dig", "Pour");
  await expect.poll(() => ours.textOf("Pour", "Start")).not.toBe(before);
  const linked = await ours.textOf("Pour", "Start");
  const editor = page.getByRole("dialog", { name: "Relations" });
  await editor.getByRole("textbox", { name: "Lag" }).fill("+2d");
  await page.keyboard.press("Enter");
  await expect.poll(() => ours.textOf("Pour", "Start")).not.toBe(linked);
  const lagged = await ours.textOf("Pour", "Start");
  await expect.poll(() => theirs.textOf("Pour", "Start")).toBe(lagged);
  await page.keyboard.press("Escape");
  await editor.waitFor({ state: "detached" });

  await ours.row("Pour").click();
  await page.keyboard.press("r");
  await editor.getByRole("button", { name: "Remove this link" }).click();
  for (const chart of [ours, theirs])
    await expect.poll(() => chart.textOf("Pour", "Start")).toBe(before);
  await editor.waitFor({ state: "detached" });
});

test("a task is drawn on empty space and named; rows change place and level by mouse and keys, and go", async () => {
  const { contractor, ours, theirs } = await begin();
  const { page } = contractor;
  const row = (await ours.row("Cure").boundingBox())!;
  const bar = (await ours.reachOf("Cure", "grab"))!;
  const y = row.y + row.height / 2;
  await page.keyboard.down("Alt");
  await page.mouse.move(bar.right + 60, y);
  await page.mouse.down();
  await page.mouse.move(bar.right + 60 + 3 * (await ours.pxPerDay), y, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up("Alt");
  await page.getByRole("textbox", { name: "Name of the task" }).fill("Strip");
  await page.keyboard.press("Enter");
  await theirs.row("Strip").waitFor();
  await expect.poll(() => names(ours)).toEqual(["Dig", "Pour", "Cure", "Strip"]);

  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => names(theirs)).toEqual(["Dig", "Pour", "Strip", "Cure"]);
  await page.keyboard.press("]");
  await expect.poll(() => names(theirs)).toEqual(["Dig", "Pour", "-Strip", "Cure"]);

  const from = (await ours.row("Cure").boundingBox())!;
  const to = (await ours.row("Dig").boundingBox())!;
  await page.mouse.move(from.x + 120, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 120, to.y + 3, { steps: 6 });
  await page.getByTestId("gantt-drop").waitFor();
  await page.mouse.up();
  await expect.poll(() => names(theirs)).toEqual(["Cure", "Dig", "Pour", "-Strip"]);

  await ours.row("Strip").click();
  await page.keyboard.press("Delete");
  await expect.poll(() => names(theirs)).toEqual(["Cure", "Dig", "Pour"]);
});

test("a task is split by a stroke over its bar and by key, keeps its work, and is joined again", async () => {
  const { contractor, ours, theirs } = await begin();
  const { page } = contractor;
  const { keyboard } = page;
  await ours.row("Pour").click();
  for (const days of [2, 3, 4]) {
    await keyboard.press("Alt+Shift+ArrowRight");
    await expect.poll(() => ours.textOf("Pour", "Duration")).toBe(`${days} d`);
  }
  const whole = await ours.textOf("Pour", "Finish");
  await keyboard.press("s");
  const form = page.getByRole("dialog", { name: "Split the task" });
  await form.getByRole("button", { name: "Split" }).click();
  await form.waitFor({ state: "detached" });
  await expect.poll(() => ours.textOf("Pour", "Finish")).not.toBe(whole);
  const once = await ours.textOf("Pour", "Finish");
  await expect.poll(() => theirs.textOf("Pour", "Finish")).toBe(once);
  expect(await ours.textOf("Pour", "Duration")).toBe("4 d");

  await expect.poll(() => ours.hasFocus("Pour")).toBe(true);
  await keyboard.press("s");
  await form.getByRole("button", { name: "Join the parts" }).click();
  await expect.poll(() => theirs.textOf("Pour", "Finish")).toBe(whole);
  await form.waitFor({ state: "detached" });

  const bar = (await ours.reachOf("Pour", "grab"))!;
  const middle = (bar.left + bar.right) / 2;
  await keyboard.down("Alt");
  await page.mouse.move(middle, bar.y);
  await page.mouse.down();
  await page.mouse.move(middle + 6, bar.y, { steps: 3 });
  await page.getByTestId("gantt-tip").getByText("The work rests").waitFor();
  await page.mouse.up();
  await keyboard.up("Alt");
  await expect.poll(() => ours.textOf("Pour", "Finish")).not.toBe(whole);
  const again = await ours.textOf("Pour", "Finish");
  await expect.poll(() => theirs.textOf("Pour", "Finish")).toBe(again);
});

test("tasks are copied with what binds them, lines of a spreadsheet become tasks, and one undo takes a paste back", async () => {
  const { contractor, ours, theirs } = await begin();
  const { page } = contractor;
  const before = await ours.textOf("Pour", "Start");
  await ours.link("Dig", "Pour");
  await expect.poll(() => ours.textOf("Pour", "Start")).not.toBe(before);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Relations" }).waitFor({ state: "detached" });
  await page.getByText("3 tasks · 1 links").waitFor();

  await ours.row("Dig").click();
  await ours.row("Pour").click({ modifiers: ["Shift"] });
  const copied = await ours.clipboard("copy", "Pour", {});
  expect(copied["text/plain"]).toMatch(/^WBS\tTask\t.*\n1\tDig\t.*\n2\tPour\t/);
  await ours.row("Cure").click();
  await ours.clipboard("paste", "Cure", copied);
  await expect.poll(() => names(theirs)).toEqual(["Dig", "Pour", "Cure", "Dig", "Pour"]);
  await page.getByText("5 tasks · 2 links").waitFor();
  await page.keyboard.press("Control+z");
  await expect.poll(() => names(theirs)).toEqual(["Dig", "Pour", "Cure"]);
  await page.getByText("3 tasks · 1 links").waitFor();

  await ours.row("Cure").click();
  const lines = "任务\t工期\nFrame\t3d\n  Bolt\t2d";
  await ours.clipboard("paste", "Cure", { "text/plain": lines });
  await expect.poll(() => names(theirs)).toEqual(["Dig", "Pour", "Cure", "Frame", "-Bolt"]);
  await expect.poll(() => theirs.textOf("Bolt", "Duration")).toBe("2 d");

  await ours.row("Dig").click();
  const cut = await ours.clipboard("cut", "Dig", {});
  await ours.row("Cure").click();
  await ours.clipboard("paste", "Cure", cut);
  await expect.poll(() => names(theirs)).toEqual(["Pour", "Cure", "Dig", "Frame", "-Bolt"]);
});
