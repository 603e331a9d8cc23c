import { expect, test } from "vitest";
import { WallPage } from "../../actors/wall-page.ts";
import { RecordedTraffic } from "../../support/recorded-traffic.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

test("two companies hold a meeting: what is written alone and voted stays hidden until it is shown, and the record tells of it", async () => {
  const contractor = await stage.enter("contractor");
  const supplier = await stage.enter("supplier");
  const project = await stage.project(contractor, [[supplier, "planner"]]);
  const heard = new RecordedTraffic(contractor.page);
  const mine = new WallPage(contractor);
  const path = await mine.begin(project, "Pull plan");
  const theirs = await new WallPage(supplier).open(path);
  const press = (on: typeof contractor, name: string) =>
    on.page.getByRole("button", { name, exact: true }).click();
  const point = async (on: typeof contractor, text: string) => {
    await on.page.getByRole("textbox", { name: "What is still open" }).fill(text);
    await on.page.keyboard.press("Enter");
  };

  await press(contractor, "Meeting");
  await contractor.page.getByRole("menuitem", { name: "Begin a meeting" }).click();
  await press(contractor, "Begin");
  await press(contractor, "Begin: Look ahead six weeks");
  await supplier.page.getByRole("timer").waitFor();

  await press(contractor, "Write alone");
  await theirs.says(/Everybody writes alone/);
  await theirs.note("Two crews in May");
  await theirs.saved();
  // What is said in the open arrives; so what was written alone would have, too.
  await point(supplier, "Who clears gate A?");
  await mine.says(/Who clears gate A/);
  expect(await heard.holds("Who clears gate A")).toBe(true);
  expect(await heard.holds("Two crews")).toBe(false);
  await press(contractor, "Show what was written");
  await mine.entry("Two crews in May").waitFor();

  // The facilitator leaves and returns, and leads as before.
  await mine.open(path);
  await contractor.page.getByRole("timer").waitFor();
  await contractor.page.getByRole("textbox", { name: "Question" }).fill("What comes first?");
  await press(contractor, "Open the vote");
  await theirs.says(/What comes first\? · 3 dots left/);
  await theirs.entry("Two crews in May").click();
  await press(supplier, "One dot more");
  await theirs.says(/What comes first\? · 2 dots left/);
  await mine.says(/What comes first\? · 3 dots left/);
  await press(contractor, "Close the vote and show it");
  const votes = contractor.page
    .getByRole("complementary", { name: "Meeting panel" })
    .getByRole("listitem")
    .filter({ hasText: "Two crews in May" });
  await votes.getByText("1", { exact: true }).waitFor();

  await press(supplier, "Make it our task: Who clears gate A?");
  await supplier.page.getByRole("button", { name: "Task", exact: true }).waitFor();
  await contractor.page.getByRole("button", { name: "Task", exact: true }).waitFor();
  await press(contractor, "End the meeting");
  await contractor.page.getByRole("timer").waitFor({ state: "detached" });
  await press(contractor, "Meeting");
  await contractor.page.getByRole("menuitem").last().click();
  const record = contractor.page.getByRole("dialog");
  await record.getByText(/Two crews in May: 1 dot from 1 person/).waitFor();
  await record.getByText("中文").click();
  await record.getByText(/# 会议纪要/).waitFor();
});
