import { expect, test } from "vitest";
import { SpecPage } from "../../actors/spec-page.ts";
import { accessibilityFaults } from "../../support/accessibility.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

test("two companies write one specification at once, each takes back its own words, and its owner says who writes", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const outsider = await stage.enter("outsider");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const mine = new SpecPage(contractor);
  const path = await mine.begin(project, "Structural steel");
  await supplier.open(`${project.path}/specifications`);
  await supplier.page.getByRole("link", { name: "Structural steel" }).click();
  const theirs = new SpecPage(supplier);
  await theirs.text.getByText("Codes and standards").waitFor();
  expect(await accessibilityFaults(contractor.page)).toEqual([]);

  await Promise.all([mine.write(0, "All primary steel."), theirs.write(1, "Bolts are 10.9S.")]);
  await expect.poll(() => mine.clause(1)).toBe("Bolts are 10.9S.");
  await expect.poll(() => theirs.clause(0)).toBe("All primary steel.");
  // Clauses number themselves, and carets say who is there and for whom.
  expect([await theirs.number(0), await theirs.number(1)]).toEqual(["1.1.1", "1.2.1"]);
  await mine.text.getByText(`${supplier.character.name} · ${supplier.character.code}`).waitFor();

  // Into one clause; then each undo takes back one's own words alone.
  await mine.write(1, " Torque is recorded.");
  await expect.poll(() => theirs.clause(1)).toBe("Bolts are 10.9S. Torque is recorded.");
  await theirs.write(0, " Bracing too.");
  await expect.poll(() => mine.clause(0)).toBe("All primary steel. Bracing too.");
  await contractor.page.keyboard.press("Control+z");
  await expect.poll(() => theirs.clause(1)).toBe("Bolts are 10.9S.");
  expect(await mine.clause(0)).toBe("All primary steel. Bracing too.");

  // What is written without a network arrives with it.
  await supplier.goOffline();
  await theirs.write(2, "Drawings in two weeks.");
  await supplier.goOnline();
  await expect.poll(() => mine.clause(2)).toBe("Drawings in two weeks.");

  // The owner keeps the text to its own people: open editors become read-only at once.
  await contractor.open(`${project.path}/specifications`);
  await contractor.page.getByRole("button", { name: "Edit" }).click();
  await contractor.page.getByRole("combobox", { name: "Who writes it" }).click();
  await contractor.page.getByRole("option", { name: "Our company only" }).click();
  await contractor.page.getByRole("button", { name: "Save", exact: true }).click();
  await supplier.page
    .getByText(`You are reading. ${contractor.character.company} alone writes this text.`)
    .waitFor();
  expect(await theirs.text.getAttribute("contenteditable")).toBe("false");
  expect(await theirs.clause(2)).toBe("Drawings in two weeks.");

  // To whoever takes no part it is not there.
  await expect(outsider.rest.call("get", `/api${project.path}/specs`)).rejects.toThrow(/404/);
  await expect(
    supplier.rest.call("patch", `/api${path.replace("specifications", "specs")}`, { title: "x" }),
  ).rejects.toThrow(/403/);
});
