import { defineConfig } from "vitest/config";
import { common, projectsOf } from "./vitest.projects.ts";

export default defineConfig({ test: { ...common, projects: projectsOf("test") } });
