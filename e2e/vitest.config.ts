import { defineConfig } from "vitest/config";

// One server for the run and one browser a file: one file at a time keeps their timing honest.
export default defineConfig({
  test: {
    name: "e2e",
    root: import.meta.dirname,
    globalSetup: ["./support/shared-server.ts"],
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    maxWorkers: 1,
    fileParallelism: false,
    pool: "forks",
    passWithNoTests: true,
  },
});
