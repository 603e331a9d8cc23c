import type { Extension, onAuthenticatePayload } from "@hocuspocus/server";
import { isUuid } from "@parley/shared/documents/field-rule.ts";
import { canReadYdoc, canWriteYdoc } from "@parley/shared/permissions/ydoc-policy.ts";
import type { YdocId } from "@parley/shared/primitives/ids.ts";
import {
  COLLAB_CLOSE,
  PROTOCOL_VERSION,
  type CollabToken,
} from "@parley/shared/protocol/collab-protocol.ts";
import type { AccessPorts } from "./api.ts";
import type { CatalogRepository } from "./catalog-repository.ts";
import type { ClientRepository } from "./client-repository.ts";
import type { SessionRegistry } from "./session-registry.ts";
import {
  type CollabSocket,
  SessionRefused,
  type SessionContext,
  type YdocSession,
} from "./ydoc-session.ts";

export const MAX_YDOCS_PER_SOCKET = 500;
const MAX_TOKEN_LENGTH = 1_000;

/**
 * Admits one person to one ydoc (SPEC 1). An unknown ydoc and one that may not be read give the same answer, after the same
 * work. The clientID is bound to the user before anything of it can be seen.
 */
export function authentication(options: {
  ports: AccessPorts;
  catalog: CatalogRepository;
  clients: ClientRepository;
  registry: SessionRegistry;
  refused: (code: string) => void;
  failed: (error: unknown) => void;
}): Extension<SessionContext> {
  const { ports, catalog, clients, registry } = options;

  const admit = async (socket: CollabSocket, ydocName: string, token: string) => {
    const parsed = parseToken(token);
    if (parsed === null) throw new SessionRefused("collab.bad-message");
    if (parsed.protocol !== PROTOCOL_VERSION) throw new SessionRefused("collab.protocol-version");
    if (!(await ports.csrfMatches(socket.session, parsed.csrf))) {
      throw new SessionRefused("auth.csrf");
    }
    if (!isUuid(ydocName)) throw new SessionRefused("access.not-found");
    if (socket.ydocSessions.size >= MAX_YDOCS_PER_SOCKET) {
      throw new SessionRefused("auth.rate-limited");
    }
    const ydocId = ydocName as YdocId;
    return registry.admit(
      () => readFacts(socket, ydocId, parsed.clientId),
      (facts) => {
        if (socket.state === "closed") throw new SessionRefused("access.session-ended");
        const session: YdocSession = {
          socket,
          ydocId,
          clientId: parsed.clientId,
          state: "admitted",
          early: [],
          connection: null,
          ...facts,
        };
        registry.add(session);
        return session;
      },
    );
  };

  const readFacts = async (socket: CollabSocket, ydocId: YdocId, clientId: number) => {
    const { userId, organisationId } = socket.session;
    const row = await catalog.find(ydocId);
    if (row === null || organisationId === null) throw new SessionRefused("access.not-found");
    const { place, projectId } = row;
    const standing = await ports.standingOf({ userId, organisationId }, projectId);
    const reading = canReadYdoc(standing, place);
    if (!reading.allowed) throw new SessionRefused(reading.reason);
    const presence = await catalog.presenceOf(userId, organisationId, projectId);
    if (presence === null) throw new SessionRefused("access.not-found");
    const ownClientIds = await clients.claim({ ydocId, userId, clientId });
    if (ownClientIds === null) throw new SessionRefused("edit.client-id");
    return { projectId, userId, organisationId, place, standing, presence, ownClientIds };
  };

  return {
    extensionName: "authentication",
    onAuthenticate: async ({
      context,
      documentName,
      token,
      connectionConfig,
    }: onAuthenticatePayload<SessionContext>) => {
      try {
        const session = await admit(context.socket, documentName, token);
        connectionConfig.readOnly = !canWriteYdoc(session.standing, session.place).allowed;
        return { session };
      } catch (error) {
        if (error instanceof SessionRefused) {
          options.refused(error.reason);
          throw error;
        }
        // A database that does not answer is no denial, after which nobody would ask again: the client is to come back.
        options.failed(error);
        context.socket.close(COLLAB_CLOSE.storageFailed, "collab.storage-failed");
        throw new SessionRefused("collab.storage-failed");
      }
    },
  };
}

export function parseToken(token: string): CollabToken | null {
  if (token.length > MAX_TOKEN_LENGTH) return null;
  let value: unknown;
  try {
    value = JSON.parse(token);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const { protocol, csrf, clientId } = value as Partial<Record<keyof CollabToken, unknown>>;
  if (!Number.isSafeInteger(protocol) || typeof csrf !== "string") return null;
  // Yjs clientIDs are 32-bit unsigned; 0 is kept for nobody.
  if (!Number.isInteger(clientId) || (clientId as number) < 1 || (clientId as number) > 0xffffffff)
    return null;
  return { protocol: protocol as number, csrf, clientId: clientId as number };
}
