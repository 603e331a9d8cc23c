import type { TestProject } from "vitest/node";
import { startParleyServer } from "./parley-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    parleyUrl: string;
  }
}

/** One server for all scenarios of a run: each scenario brings companies and a project of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startParleyServer();
  project.provide("parleyUrl", server.url);
  return () => server.stop();
}
