import { defineConfig } from "vitest/config";
import { common, projectsOf } from "./vitest.projects.ts";

// Kill tests time real processes, so they never run beside each other.
export default defineConfig({
  test: { ...common, maxWorkers: 1, fileParallelism: false, projects: projectsOf("crash") },
});
