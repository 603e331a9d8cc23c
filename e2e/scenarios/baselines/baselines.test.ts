import { readFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import type { Actor } from "../../actors/actor.ts";
import { GanttPage } from "../../actors/gantt-page.ts";
import { PlanPage } from "../../actors/plan-page.ts";
import { accessibilityFaults } from "../../support/accessibility.ts";
import { useStage, type Project } from "../../support/stage.ts";

const stage = useStage();

/** Two companies with a task each. */
async function begin(): Promise<{ contractor: Actor; supplier: Actor; project: Project }> {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const theirs = await new PlanPage(supplier).open(project);
  await theirs.add("Deliver the steel");
  await theirs.saved();
  const ours = await new PlanPage(contractor).open(project);
  await ours.sees("Deliver the steel");
  await ours.add("浇筑楼板 Pour the slab");
  await ours.saved();
  return { contractor, supplier, project };
}

async function freeze({ page }: Actor, name: string, scope: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: "Baseline" }).click();
  await page.getByRole("menuitem", { name: "Freeze a baseline…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("radio", { name: scope }).check();
  await dialog.getByRole("button", { name: "Freeze" }).click();
  await page.getByRole("button", { name: `Baseline: ${name}` }).waitFor();
}

test("the host freezes the project; what a company moves then is seen as slip by both", async () => {
  const { contractor, supplier, project } = await begin();
  const ours = await new GanttPage(contractor).open(project);
  const before = await ours.canvas.screenshot();
  await freeze(contractor, "Contract", "The whole project");
  // Ghosts below the bars.
  await expect.poll(async () => (await ours.canvas.screenshot()).equals(before)).toBe(false);
  await contractor.page.getByText("vs Contract").waitFor();

  const theirs = await new GanttPage(supplier).open(project);
  const start = await theirs.textOf("Deliver the steel", "Start");
  await theirs.drag("Deliver the steel", 14 * (await theirs.pxPerDay));
  await expect.poll(() => ours.textOf("Deliver the steel", "Start")).not.toBe(start);
  await contractor.page.getByText(/^\+\d+ d$/).waitFor();

  for (const actor of [contractor, supplier]) {
    await actor.open(`${project.path}/progress`);
    const { page } = actor;
    const table = page.getByRole("table", { name: "Slip by task" });
    await table.getByRole("row").filter({ hasText: "Deliver the steel" }).waitFor();
    expect(await table.getByRole("row").count()).toBe(2);
    expect(await table.getByRole("row").nth(1).textContent()).toMatch(/\+\d+/);
    expect(await accessibilityFaults(page)).toEqual([]);
  }
  // The supplier may look at the host's baseline, and not touch it.
  await supplier.page.getByRole("cell", { name: "Contract", exact: true }).waitFor();
  expect(await supplier.page.getByRole("button", { name: /Actions for/ }).count()).toBe(0);
});

test("what a company freezes for itself is its own; what it freezes for all comes live", async () => {
  const { contractor, supplier, project } = await begin();
  await contractor.open(`${project.path}/progress`);
  await contractor.page.getByText("No baselines yet").waitFor();
  await new GanttPage(supplier).open(project);
  await freeze(supplier, "Our margin", /known to us alone/);
  await supplier.page.getByRole("button", { name: "Baseline: Our margin" }).click();
  await supplier.page.getByRole("menuitemradio", { name: "None" }).click();
  await freeze(supplier, "Promise", /known to everyone/);
  const list = contractor.page.getByRole("cell", { name: "Promise", exact: true });
  await list.waitFor();
  expect(await contractor.page.getByText("Our margin").count()).toBe(0);
  const told = await contractor.rest.call<{ items: { name: string }[] }>(
    "get",
    `/api/projects/${project.id}/baselines`,
  );
  expect(told.items.map(({ name }) => name)).toEqual(["Promise"]);
});

test("the chart is saved as a PDF with text, title block and every page; and as a picture", async () => {
  const { contractor, project } = await begin();
  await new GanttPage(contractor).open(project);
  const { page } = contractor;
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "Print, PDF or picture…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("img", { name: "Preview, 1 / 1" }).waitFor();
  const wide = dialog.getByRole("textbox", { name: "Pages wide" });
  await wide.fill("3");
  await dialog.getByRole("img", { name: "Preview, 1 / 3" }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  const saving = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save PDF" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("North Quay.pdf");
  const data = new Uint8Array(await readFile(await saved.path()));
  const pdf = await getDocument({ data }).promise;
  expect(pdf.numPages).toBe(3);
  for (let number = 1; number <= 3; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const text = items.map((item) => ("str" in item ? item.str : "")).join("");
    // Row headers, title block and number on every page.
    expect(text).toContain("浇筑楼板 Pour the slab");
    expect(text).toContain("Deliver the steel");
    expect(text).toContain("North Quay");
    expect(text).toContain("Grand Contractors");
    expect(text).toContain(`${number} / 3`);
  }

  const drawing = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save picture" }).click();
  const picture = await readFile(await (await drawing).path());
  expect(picture.subarray(1, 4).toString()).toBe("PNG");
});
