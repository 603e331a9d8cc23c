import { defineConfig } from "vitest/config";
import { common, projectsOf } from "./vitest.projects.ts";

// One seed for the whole run, printed so that `SEED=… npm run test:fuzz` replays it.
const seed = process.env["SEED"] ?? String(Math.floor(Math.random() * 2 ** 31));
process.env["SEED"] = seed;
console.log(`SEED=${seed}`);

export default defineConfig({ test: { ...common, projects: projectsOf("fuzz") } });
