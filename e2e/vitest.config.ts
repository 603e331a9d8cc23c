import { defineConfig } from "vitest/config";

// Every scenario starts a server and a browser: one file at a time keeps their timing honest.
export default defineConfig({
  test: {
    name: "e2e",
    root: import.meta.dirname,
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
