import type { TFunction } from "i18next";
import type { NotificationBody } from "@parley/shared/protocol/live-events.ts";

/** One sentence in the person's language. */
export function notificationText(body: NotificationBody, t: TFunction<"notifications">): string {
  switch (body.type) {
    case "mention":
      return t("mention", { by: body.byName, excerpt: body.excerpt });
    case "added-to-project":
      return t("addedToProject", { by: body.byName, project: body.projectName });
    case "review":
      return t(`review.${body.event}`, {
        by: body.byName,
        title: body.title,
        subject: body.subject,
      });
    case "participation-ended":
      return t("participationEnded", { project: body.projectName });
  }
}
