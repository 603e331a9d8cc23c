import type { Extension } from "@hocuspocus/server";
import { COLLAB_CLOSE } from "@parley/shared/protocol/collab-protocol.ts";
import { sessionOfConnection, type SessionContext } from "./ydoc-session.ts";

/** Stateless messages go from the server to clients only: an honest client sends none (SPEC 6.5). */
export function statelessGuard(refused: (code: string) => void): Extension<SessionContext> {
  return {
    extensionName: "stateless-guard",
    // It must not throw: Hocuspocus awaits nobody here, and the rejection would end the process.
    onStateless: async ({ connection }) => {
      refused("collab.bad-message");
      sessionOfConnection(connection).socket.close(COLLAB_CLOSE.forbidden, "collab.bad-message");
    },
  };
}
