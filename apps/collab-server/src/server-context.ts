import type { Clock } from "@parley/shared/primitives/clock.ts";
import type { Collaboration, LiveEvents } from "./collaboration/api.ts";
import type { Database } from "./db/database.ts";
import type { DemoAccount } from "./modules/sessions/session-view.ts";
import type { Sessions } from "./modules/sessions/sessions.ts";
import type { BlobStore } from "./platform/blob-store/blob-store.ts";
import type { Limiters } from "./platform/http/limiters.ts";
import type { Logger } from "./platform/logger.ts";
import type { Mailer } from "./platform/mail.ts";
import type { Settings } from "./platform/settings.ts";

/** What routes and commands stand on. */
export interface ServerContext {
  readonly settings: Settings;
  readonly db: Database;
  readonly sessions: Sessions;
  readonly collaboration: Collaboration;
  readonly live: LiveEvents;
  /** Bytes of files. */
  readonly blobs: BlobStore;
  readonly mail: Mailer;
  readonly limiters: Limiters;
  readonly clock: Clock;
  readonly log: Logger;
  readonly version: string;
  /** Accounts of the demo project, while DEMO is on and they exist. */
  readonly demoAccounts: readonly DemoAccount[] | null;
  /** Address of the web app, known once the server listens. */
  readonly publicUrl: () => string;
}
