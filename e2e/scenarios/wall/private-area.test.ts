import { expect, test } from "vitest";
import { WallPage } from "../../actors/wall-page.ts";
import { RecordedTraffic } from "../../support/recorded-traffic.ts";
import { storedText } from "../../support/stored-text.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

test("a private note never reaches another company, until it is revealed", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const heard = new RecordedTraffic(contractor.page);
  const mine = new WallPage(contractor);
  const path = await mine.begin(project, "Pull plan");
  const theirs = await new WallPage(supplier).open(path);
  await supplier.page.getByRole("button", { name: "Private", exact: true }).click();
  await theirs.note("Haggle over the price");
  await theirs.note("Spare crew in May");
  await theirs
    .entry("Spare crew in May")
    .getByText(/private/)
    .waitFor();
  await theirs.saved();
  await supplier.page.getByRole("button", { name: "Private", exact: true }).click();
  await theirs.note("Deliver on Monday");
  // What is written in the open arrives; so what is private would have, too.
  await mine.entry("Deliver on Monday").waitFor();
  expect(await heard.holds("Deliver on Monday")).toBe(true);
  expect(await heard.holds("Haggle")).toBe(false);
  expect(await heard.holds("Spare crew")).toBe(false);

  await theirs.entry("Spare crew in May").click();
  await supplier.page.getByRole("button", { name: "Reveal to everyone" }).click();
  await mine.entry("Spare crew in May").waitFor();
  await theirs.says(/is now seen by everyone/);
  expect(await heard.holds("Spare crew in May")).toBe(true);
  expect(await heard.holds("Haggle")).toBe(false);
  expect(await storedText(contractor.page)).not.toContain("Haggle");

  // Nobody reveals what is not theirs, and an outsider is told nothing at all.
  const outsider = await stage.enter("outsider");
  const reveals = `/api${path}/reveals`;
  for (const one of [contractor, outsider])
    await expect(one.rest.call("post", reveals, { objectIds: ["00000000000000"] })).rejects.toThrow(
      /404/,
    );
});
