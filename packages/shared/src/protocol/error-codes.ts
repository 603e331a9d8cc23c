/**
 * Every stable error code of the product, defined once. The REST body is {code, message, details?}; a refusal of an edit and a
 * closed socket carry the same codes. The web app has a sentence for each in every language (a test compares).
 */
export const ERROR_CODES = [
  // access
  "access.forbidden",
  "access.not-found", // also what an outsider gets: existence is not told
  "access.not-signed-in",
  "access.revoked",
  "access.session-ended",
  // auth
  "auth.bad-credentials",
  "auth.csrf",
  "auth.email-taken",
  "auth.origin",
  "auth.password-weak",
  "auth.rate-limited",
  "auth.registration-closed",
  "auth.reset-invalid",
  // invitations
  "invitation.expired",
  "invitation.invalid",
  "invitation.revoked",
  "invitation.used",
  // organisations, projects
  "organisation.last-admin",
  "project.already-participant",
  "project.host-cannot-leave",
  "project.last-manager",
  "role.built-in",
  "role.host-only",
  "role.in-use",
  // edits refused (verified writes)
  "edit.bad-value",
  "edit.client-id",
  "edit.create-only",
  "edit.forbidden",
  "edit.gap",
  "edit.malformed",
  "edit.not-own-author",
  "edit.not-own-organisation",
  "edit.shape",
  "edit.too-large",
  "edit.too-many",
  "edit.unknown-place",
  // baselines
  "baseline.empty",
  "baseline.too-many",
  // collaboration
  "collab.bad-message",
  "collab.protocol-version",
  "collab.replica-poisoned", // an earlier edit of this session was refused, later ones build on it
  "collab.storage-failed",
  // imports
  "import.bad-encoding",
  "import.cancelled",
  "import.empty",
  "import.entity-declaration",
  "import.malformed",
  "import.not-a-plan",
  "import.too-deep",
  "import.too-large",
  "import.too-many-tasks",
  "import.unsupported-format",
  // files
  "file.empty",
  "file.name-rule",
  "file.too-large",
  "file.wrong-hash",
  "upload.offset",
  "upload.unfinished",
  "preview.broken",
  "preview.encrypted",
  "preview.too-large",
  "preview.took-too-long",
  "preview.unsupported",
  // meetings at a wall
  "meeting.ended",
  "view.too-many",
  "meeting.open-already",
  "meeting.region-closed", // the facilitator has closed that part of the wall
  "meeting.vote-closed",
  // review rounds
  "review.closed",
  "review.early-close", // a round that not everybody approved ends only with a reason
  "review.nobody", // nobody in a reviewer's place may answer
  "review.not-due", // others come first
  "review.outdated", // a newer revision is there
  "review.reason-missing",
  "review.unreadable", // a reviewer's organisation may not read what it is asked about
  // requests
  "request.conflict",
  "request.invalid",
  "request.too-large",
  "server.internal",
  "server.shutting-down",
  "server.storage-full",

  "topic.moved-on", // somebody else took it further meanwhile
  "topic.no-grounds", // neither changed nor signed off
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
