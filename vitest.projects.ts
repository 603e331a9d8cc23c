import { join } from "node:path";
import type { TestProjectInlineConfiguration } from "vitest/config";

/** What a file's name says about when it runs: `*.test.ts` always, the other two on request. */
export type Suite = "test" | "fuzz" | "crash";

interface Folder {
  name: string;
  root: string;
  /** A browser-like global scope for component tests. */
  dom?: boolean;
  /** Runs once for all files of the folder. */
  setup?: string;
}

const folders: readonly Folder[] = [
  { name: "shared", root: "packages/shared" },
  { name: "schedule", root: "packages/schedule" },
  { name: "interchange", root: "packages/interchange" },
  { name: "drawings", root: "packages/drawings" },
  {
    name: "server",
    root: "apps/collab-server",
    setup: "apps/collab-server/src/testing/shared-postgres.ts",
  },
  { name: "web", root: "apps/web" },
  { name: "web-dom", root: "apps/web", dom: true },
  { name: "bench", root: "bench" },
  { name: "house", root: "scripts" },
];

const limits: Record<Suite, { testTimeout: number; hookTimeout: number }> = {
  test: { testTimeout: 30_000, hookTimeout: 60_000 },
  fuzz: { testTimeout: 30 * 60_000, hookTimeout: 60_000 },
  crash: { testTimeout: 60 * 60_000, hookTimeout: 120_000 },
};

export function projectsOf(suite: Suite): TestProjectInlineConfiguration[] {
  return folders.map(({ name, root, dom, setup }) => ({
    test: {
      name,
      root,
      include: [`**/*.${suite}.${dom ? "tsx" : "ts"}`],
      exclude: ["**/node_modules/**", "**/dist/**"],
      globalSetup: setup === undefined ? [] : [join(import.meta.dirname, setup)],
      environment: dom ? "jsdom" : "node",
      ...limits[suite],
    },
  }));
}

/** Settings that every run shares. Two workers, because a small machine is the usual one. */
export const common = {
  maxWorkers: 2,
  pool: "forks",
  passWithNoTests: true,
  restoreMocks: true,
  unstubEnvs: true,
} as const;
