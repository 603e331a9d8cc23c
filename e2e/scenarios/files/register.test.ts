import { expect, test } from "vitest";
import { FilesPage } from "../../actors/files-page.ts";
import { RecordedTraffic } from "../../support/recorded-traffic.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

const drawing = (name: string, words: string) => ({
  name,
  mimeType: "image/svg+xml",
  buffer: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><script>document.title = "hijacked"</script><text y="50">${words}</text></svg>`,
  ),
});

test("files go to those who may read them, with their revisions, and work in progress to nobody else", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const heard = new RecordedTraffic(contractor.page);
  const mine = await new FilesPage(contractor).open(project);
  const theirs = await new FilesPage(supplier).open(project);
  await theirs.upload([drawing("S-310_Draft of the node_A.svg", "Draft")], true);
  await theirs.upload([drawing("S-308_Framing_A.svg", "One"), drawing("S-309_Ducts_A.svg", "Two")]);
  await theirs.entry("Draft of the node").waitFor();
  await mine.entry("S-308 Framing").waitFor();
  await mine.entry("S-309 Ducts").waitFor();
  expect(await heard.holds("Draft of the node")).toBe(false);
  expect(await mine.entry("Draft of the node").count()).toBe(0);

  await mine.search("duct");
  await mine.entry("S-308 Framing").waitFor({ state: "detached" });
  await mine.entry("S-309 Ducts").waitFor();
  await mine.search("");

  await theirs.entry("S-308 Framing").click();
  const next = supplier.page.getByLabel("New revision").and(supplier.page.locator("input"));
  await next.setInputFiles([drawing("S-308_Framing_B.svg", "Three")]);
  const dialog = supplier.page.getByRole("dialog");
  await dialog.getByLabel("What changed, and why").fill("Sleeves moved north");
  await dialog.getByRole("button", { name: "Upload revision" }).click();
  await supplier.page.getByText("2 revisions").waitFor();
  await mine.entry("S-308 Framing").click();
  await contractor.page.getByText("Sleeves moved north").waitFor();
  await contractor.page.getByRole("application", { name: "Sheet Framing" }).waitFor();
  // A drawing is a picture: its script does not run, whoever opens it.
  expect(await contractor.page.title()).toBe("North Quay · Parley");
  // Another company's file is read; its facts and revisions are not offered to be changed.
  expect(await contractor.page.getByRole("button", { name: "New revision" }).count()).toBe(0);
});
