import { Button } from "@mantine/core";
import { IconChecklist } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Project } from "../../../platform/api/contract.ts";
import type { ProjectFile } from "../../../platform/api/file-api.ts";
import { useReviewRounds } from "../../../platform/api/review-api.ts";
import { StatusGlyph } from "../../../ui/status-glyph.tsx";
import styles from "../files.module.css";

/** Open reviews of a file, and the way to ask for one. */
export function FileReviews({ project, file }: { project: Project; file: ProjectFile }) {
  const { t } = useTranslation("reviews");
  const rounds = (useReviewRounds(project.id).data ?? []).filter(
    ({ closedAt, subjects }) => closedAt === null && subjects.some(({ id }) => id === file.id),
  );
  const mayAsk = project.standing.capabilities.includes("file.edit") && file.status !== "archived";
  if (rounds.length === 0 && !mayAsk) return null;
  return (
    <div className={styles.reviews}>
      {rounds.map((round) => (
        <Link key={round.id} to={`/projects/${project.id}/reviews/${round.id}`}>
          <StatusGlyph status="in-review" label={t("files.inReview")} />
          <span className="ellipsis" title={round.title}>
            {t("number", { number: round.number })} {round.title}
          </span>
        </Link>
      ))}
      {mayAsk && (
        <Button
          component={Link}
          to={`/projects/${project.id}/reviews?ask=${file.id}`}
          leftSection={<IconChecklist size={14} aria-hidden />}
        >
          {t("files.ask")}
        </Button>
      )}
    </div>
  );
}
