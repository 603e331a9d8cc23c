import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { PlanPage } from "../../actors/plan-page.ts";
import { useStage } from "../../support/stage.ts";

const stage = useStage();

/** Keys of missing sentences look like `plan:empty.title` or `empty.title`; a left-over placeholder like `{{name}}`. */
const LEFT_OVER = /\{\{\w+\}\}|\b[a-z]+:[a-z]\w*(?:[.-]\w+)+|^[a-z]+(?:\.[a-z]\w*)+$/im;

async function reads(page: Page): Promise<string> {
  const text = await page.locator("body").innerText();
  expect(text).not.toMatch(LEFT_OVER);
  return text;
}

test("the same walk in Chinese: project, plan, board, settings, with no word of another language", async () => {
  const contractor = await stage.enter("contractor", { language: "zh-CN" });
  const supplier = await stage.enter("supplier", { language: "zh-CN" });
  const project = await stage.project(contractor, [[supplier, "planner"]], "北码头");
  const { page } = contractor;
  await contractor.open("/");
  await page.getByRole("link", { name: "北码头" }).first().waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  expect(await reads(page)).not.toMatch(/Projects|Host\b/);

  const mine = await new PlanPage(contractor, "zh-CN").open(project);
  const theirs = await new PlanPage(supplier, "zh-CN").open(project);
  await mine.add("开挖基坑");
  await theirs.sees("开挖基坑");
  await theirs.row("开挖基坑").getByRole("img", { name: "属于Grand Contractors" }).waitFor();
  await mine.rename("开挖基坑", "开挖深基坑");
  await theirs.sees("开挖深基坑");
  await mine.saved();
  expect(await reads(page)).not.toMatch(/\b(?:Task|Saved|Start|Finish|Duration|Progress)\b/);

  await page.getByRole("navigation").getByRole("link", { name: "看板" }).first().click();
  await page.getByText("开挖深基坑").first().waitFor();
  expect(await reads(page)).not.toMatch(/\b(?:Not started|Column|Filter|Lanes)\b/);
  await page
    .getByRole("navigation", { name: "主导航" })
    .getByRole("button", { name: "更多", exact: true })
    .click();
  await page.getByRole("menuitem", { name: "设置" }).click();
  await page.getByRole("navigation", { name: "项目设置" }).waitFor();
  for (const section of ["participants", "people", "roles", "lanes"]) {
    await contractor.open(`${project.path}/settings/${section}`);
    await page.getByRole("main").getByRole("heading").first().waitFor();
    await reads(page);
  }
});
