import type { UserId, YdocId } from "@parley/shared/primitives/ids.ts";
import type pg from "pg";

export type Claim = { readonly ydocId: YdocId; readonly userId: UserId; readonly clientId: number };

export type ClientRepository = {
  /**
   * Binds a Yjs clientID to a user in a ydoc, for ever, and durably before it returns.
   * @returns every clientID of that user in that ydoc, or null when this one belongs to somebody else
   */
  claim(claim: Claim): Promise<ReadonlySet<number> | null>;
};

export function createClientRepository(pool: pg.Pool): ClientRepository {
  return {
    claim: async ({ ydocId, userId, clientId }) => {
      const own = async (): Promise<ReadonlySet<number>> => {
        const { rows } = await pool.query<{ client_id: string }>(
          "select client_id from ydoc_clients where ydoc_id = $1 and user_id = $2",
          [ydocId, userId],
        );
        return new Set(rows.map((row) => Number(row.client_id)));
      };
      // A reconnect brings a clientID that is bound already, and then nothing has to be written.
      const before = await own();
      if (before.has(clientId)) return before;
      await pool.query(
        `insert into ydoc_clients (ydoc_id, client_id, user_id) values ($1, $2, $3)
         on conflict (ydoc_id, client_id) do nothing`,
        [ydocId, clientId, userId],
      );
      const after = await own();
      return after.has(clientId) ? after : null;
    },
  };
}
