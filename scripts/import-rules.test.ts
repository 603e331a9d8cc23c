import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import config from "../.dependency-cruiser.mjs";

const root = join(import.meta.dirname, "..");

/** For each rule a file that breaks it, and what the file imports. */
const violations: Record<string, [file: string, imported: string]> = {
  "no-cycle": ["packages/shared/src/round/here.ts", "./there.ts"],
  "no-unresolved": ["packages/shared/src/lost/here.ts", "./nowhere.ts"],
  "packages-import-no-app": ["packages/shared/src/a/here.ts", "../../../../e2e/actor.ts"],
  "packages-are-pure": ["packages/interchange/src/here.ts", "node:fs"],
  "schedule-stands-alone": ["packages/schedule/src/here.ts", "../../shared/src/plain.ts"],
  "yjs-only-in-documents": ["apps/web/src/ui/sneaky.ts", "yjs"],
  "drizzle-only-in-repositories": ["apps/collab-server/src/modules/task/routes.ts", "drizzle-orm"],
  "hocuspocus-server-only-in-collaboration": [
    "apps/collab-server/src/modules/task/hooks.ts",
    "@hocuspocus/server",
  ],
  "modules-meet-at-their-api": [
    "apps/collab-server/src/modules/member/commands.ts",
    "../task/commands.ts",
  ],
  "server-platform-knows-no-module": [
    "apps/collab-server/src/platform/here.ts",
    "../modules/task/api.ts",
  ],
  "features-are-separate": ["apps/web/src/features/board/here.ts", "../gantt/chart.ts"],
  "features-know-no-app": ["apps/web/src/features/gantt/here.ts", "../../app/routes.ts"],
  "ui-and-platform-know-no-feature": ["apps/web/src/ui/here.ts", "../features/gantt/chart.ts"],
  "apps-are-separate": ["apps/web/src/app/here.ts", "../../../collab-server/src/main.ts"],
  "no-test-in-production": ["packages/shared/src/b/here.ts", "../c/here.test.ts"],
  "no-development-dependency-in-production": ["apps/web/src/app/tool.ts", "vite"],
  "e2e-imports-no-app": ["e2e/here.ts", "../apps/web/src/app/routes.ts"],
};

/** Files that keep every rule, next to those that break one. */
const innocent: Record<string, string> = {
  "packages/shared/src/plain.ts": "",
  "packages/shared/src/round/there.ts": "./here.ts",
  "packages/shared/src/documents/lane.ts": "yjs",
  "packages/shared/src/c/here.test.ts": "node:fs",
  "apps/collab-server/src/main.ts": "./modules/task/api.ts",
  "apps/collab-server/src/collaboration/server.ts": "@hocuspocus/server",
  "apps/collab-server/src/modules/task/api.ts": "./task-repository.ts",
  "apps/collab-server/src/modules/task/task-repository.ts": "drizzle-orm",
  "apps/collab-server/src/modules/task/commands.ts": "./api.ts",
  "apps/collab-server/src/modules/member/routes.ts": "../task/api.ts",
  "apps/web/src/features/gantt/chart.ts": "../../ui/button.ts",
  "apps/web/src/ui/button.ts": "",
  "apps/web/src/app/routes.ts": "../features/gantt/chart.ts",
  "e2e/actor.ts": "node:fs",
};

interface Violation {
  from: string;
  rule: { name: string };
}

describe("the import rules", () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-imports-"));
  let found: Violation[] = [];

  beforeAll(() => {
    const files = Object.entries({ ...innocent, ...Object.fromEntries(Object.values(violations)) });
    for (const [file, imported] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      const line = imported === "" ? "" : `import {} from ${JSON.stringify(imported)};\n`;
      writeFileSync(join(folder, file), `${line}export const x = 1;\n`);
    }
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    writeFileSync(
      join(folder, "package.json"),
      JSON.stringify({
        dependencies: { yjs: "*", "drizzle-orm": "*", "@hocuspocus/server": "*" },
        devDependencies: { vite: "*" },
      }),
    );
    const cli = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
    const args = [cli, "--config", join(root, ".dependency-cruiser.mjs"), "-T", "json"];
    const output = execFileSync(process.execPath, [...args, "apps", "packages", "e2e"], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    });
    found = (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("are all proved here", () => {
    const names = config.forbidden.map((rule: { name: string }) => rule.name);
    expect(Object.keys(violations).toSorted()).toEqual(names.toSorted());
  });

  it.each(Object.entries(violations))("%s catches a violation", (rule, [file]) => {
    expect(
      found.filter(({ from }) => from === file).map((violation) => violation.rule.name),
    ).toContain(rule);
  });

  it("leave files alone that keep them", () => {
    const blamed = found.filter(({ from, rule }) => from in innocent && rule.name !== "no-cycle");
    expect(blamed).toEqual([]);
  });
});
