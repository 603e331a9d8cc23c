import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "../platform/api/api-error.ts";
import { forgetSession } from "../platform/api/session-api.ts";

const isEndOfSession = (error: unknown): boolean =>
  error instanceof ApiError &&
  (error.code === "access.not-signed-in" || error.code === "access.session-ended");

/** Whatever call learns that the session has ended, the whole app learns it. */
export function createQueryClient(): QueryClient {
  const handleError = (error: unknown) => {
    if (isEndOfSession(error)) void forgetSession(client);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: handleError }),
    mutationCache: new MutationCache({ onError: handleError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // What the server refused stays refused; only an absent server is worth another try.
        retry: (failures, error) =>
          failures < 2 && error instanceof ApiError && error.code === "network",
      },
    },
  });
  return client;
}
