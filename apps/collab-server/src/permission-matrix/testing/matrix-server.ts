import { startTestServer } from "../../testing/test-server.ts";
import type { MatrixServer } from "./matrix-world.ts";

export type RunningMatrixServer = MatrixServer & { readonly stop: () => Promise<void> };

/** The whole server: real PostgreSQL, real HTTP, real sockets. */
export async function startMatrixServer(): Promise<RunningMatrixServer> {
  const server = await startTestServer();
  return {
    url: server.url,
    server,
    query: async (sql, values = []) =>
      (await server.pool.query<Record<string, unknown>>(sql, [...values])).rows,
    stop: server.close,
  };
}
