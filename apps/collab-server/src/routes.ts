import { registerAccountRoutes } from "./modules/accounts/account-routes.ts";
import { registerPasswordResetRoutes } from "./modules/accounts/password-reset-routes.ts";
import { registerRegistrationRoutes } from "./modules/accounts/registration-routes.ts";
import { registerBaselineRoutes } from "./modules/baselines/baseline-routes.ts";
import { registerCatalogRoutes } from "./modules/catalog/catalog-routes.ts";
import { registerExportRoutes } from "./modules/exports/export-routes.ts";
import { registerMilestoneFeedRoutes } from "./modules/exports/milestone-feed-routes.ts";
import { registerFileRoutes } from "./modules/files/file-routes.ts";
import { registerHistoryRoutes } from "./modules/history/history-routes.ts";
import { registerImportRoutes } from "./modules/imports/import-routes.ts";
import { registerInvitationRoutes } from "./modules/invitations/invitation-routes.ts";
import { registerLaneRoutes } from "./modules/lanes/lane-routes.ts";
import { registerNotificationRoutes } from "./modules/notifications/notification-routes.ts";
import { registerOperationRoutes } from "./modules/operations/operation-routes.ts";
import { registerMeetingRoutes } from "./modules/meetings/meeting-routes.ts";
import { registerMemberInvitationRoutes } from "./modules/organisations/member-invitation-routes.ts";
import { registerMarkRoutes } from "./modules/marks/mark-routes.ts";
import { registerMemberRoutes } from "./modules/organisations/member-routes.ts";
import { registerOrganisationRoutes } from "./modules/organisations/organisation-routes.ts";
import { registerParticipantInvitationRoutes } from "./modules/participants/invitation-routes.ts";
import { registerParticipationRoutes } from "./modules/participants/participation-routes.ts";
import { registerPeopleRoutes } from "./modules/people/people-routes.ts";
import { registerPictureRoutes } from "./modules/pictures/picture-routes.ts";
import { registerProjectRoutes } from "./modules/projects/project-routes.ts";
import { registerReviewRoutes } from "./modules/reviews/review-routes.ts";
import { registerRoleRoutes } from "./modules/roles/role-routes.ts";
import { registerSessionRoutes } from "./modules/sessions/session-routes.ts";
import { registerViewRoutes } from "./modules/views/view-routes.ts";
import { registerSpecRoutes } from "./modules/specs/spec-routes.ts";
import { registerWallRoutes } from "./modules/walls/wall-routes.ts";
import type { App } from "./platform/http/app.ts";
import type { Metrics } from "./platform/metrics.ts";
import type { ServerContext } from "./server-context.ts";

const modules: readonly ((app: App, context: ServerContext) => void)[] = [
  registerSessionRoutes,
  registerAccountRoutes,
  registerRegistrationRoutes,
  registerPasswordResetRoutes,
  registerNotificationRoutes,
  registerInvitationRoutes,
  registerOrganisationRoutes,
  registerMemberRoutes,
  registerMemberInvitationRoutes,
  registerProjectRoutes,
  registerCatalogRoutes,
  registerPictureRoutes,
  registerParticipantInvitationRoutes,
  registerParticipationRoutes,
  registerPeopleRoutes,
  registerRoleRoutes,
  registerLaneRoutes,
  registerHistoryRoutes,
  registerBaselineRoutes,
  registerExportRoutes,
  registerMilestoneFeedRoutes,
  registerImportRoutes,
  registerFileRoutes,
  registerMarkRoutes,
  registerReviewRoutes,
  registerViewRoutes,
  registerSpecRoutes,
  registerWallRoutes,
  registerMeetingRoutes,
];

/** Every route of every module. */
export function registerRoutes(app: App, context: ServerContext, metrics: Metrics): void {
  for (const register of modules) register(app, context);
  registerOperationRoutes(app, context, metrics);
}
