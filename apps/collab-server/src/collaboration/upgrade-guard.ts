import type { AccessPorts, LiveSession } from "./api.ts";

/** The browser cannot see the status of a failed upgrade, so a socket without a session is opened and closed with a reason. */
export type UpgradeVerdict =
  | { readonly kind: "accepted"; readonly session: LiveSession; readonly cookieHeader: string }
  | { readonly kind: "signed-out" }
  | { readonly kind: "foreign-origin" };

export type UpgradeHeaders = {
  readonly origin: string | undefined;
  readonly host: string | undefined;
  readonly cookie: string | undefined;
};

/**
 * A page of another origin may open a WebSocket to us, and the browser sends our cookie along (SPEC 1.1). So the Origin has to be
 * ours: that of PUBLIC_URL where the operator gave one, else the host that the request itself was sent to.
 */
export function isSameOrigin(headers: UpgradeHeaders, publicUrl: string | null): boolean {
  if (headers.origin === undefined || !URL.canParse(headers.origin)) return false;
  const origin = new URL(headers.origin);
  return publicUrl === null ? origin.host === headers.host : origin.origin === publicUrl;
}

export type UpgradeGuard = (headers: UpgradeHeaders) => Promise<UpgradeVerdict>;

export function createUpgradeGuard(ports: AccessPorts, publicUrl: string | null): UpgradeGuard {
  return async (headers) => {
    if (!isSameOrigin(headers, publicUrl)) return { kind: "foreign-origin" };
    const session = await ports.sessionOf(headers.cookie);
    if (session === null || headers.cookie === undefined) return { kind: "signed-out" };
    return { kind: "accepted", session, cookieHeader: headers.cookie };
  };
}
