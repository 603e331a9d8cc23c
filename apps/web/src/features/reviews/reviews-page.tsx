import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useOutletContext, useSearchParams } from "react-router";
import type { Project } from "../../platform/api/contract.ts";
import { useReviewRounds, type ReviewRound } from "../../platform/api/review-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadFailure } from "../../ui/failure-notice.tsx";
import { OrganisationBadge } from "../../ui/organisation-badge.tsx";
import { Page } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { classes } from "../../ui/classes.ts";
import table from "../../ui/table.module.css";
import { BallList } from "./components/ball-list.tsx";
import { OpenRoundDialog } from "./components/open-round-dialog.tsx";
import { answeredShare, isInFilter, type RoundFilter } from "./model/round-list.ts";
import styles from "./reviews.module.css";

const FILTERS: readonly RoundFilter[] = ["mine", "open", "closed"];

/** Every round that this person's organisation takes part in: what waits for it first. */
export function ReviewsPage() {
  const { t } = useTranslation("reviews");
  const project = useOutletContext<Project>();
  const navigate = useNavigate();
  const rounds = useReviewRounds(project.id);
  const [chosen, setChosen] = useState<RoundFilter | null>(null);
  const [params, setParams] = useSearchParams();
  // A file's page sends people here to ask about it.
  const asked = params.get("ask");
  const [isOpening, setOpening] = useState(asked !== null);
  const { organisationId, capabilities } = project.standing;
  const all = rounds.data ?? [];
  const inFilter = (filter: RoundFilter): ReviewRound[] =>
    all.filter((round) => isInFilter(round, filter, organisationId));
  const filter = chosen ?? (inFilter("mine").length > 0 ? "mine" : "open");
  const shown = inFilter(filter);
  const mayOpen = capabilities.includes("file.edit");
  const open = (
    <Button variant="filled" onClick={() => setOpening(true)}>
      {t("open.action")}
    </Button>
  );
  return (
    <div className={styles.page}>
      <Page title={t("title")} {...(mayOpen && all.length > 0 && { action: open })}>
        {rounds.data === undefined ? (
          rounds.error === null ? (
            <SkeletonRows rows={8} />
          ) : (
            <LoadFailure error={rounds.error} onRetry={() => void rounds.refetch()} />
          )
        ) : all.length === 0 ? (
          <EmptyState title={t("empty.title")} action={mayOpen && open}>
            {t("empty.text")}
          </EmptyState>
        ) : (
          <>
            <SegmentedControl
              className={styles.filter}
              aria-label={t("filter.label")}
              value={filter}
              onChange={(value) => setChosen(value as RoundFilter)}
              data={FILTERS.map((value) => ({
                value,
                label: t(`filter.${value}`, { count: inFilter(value).length }),
              }))}
            />
            {shown.length === 0 ? (
              <EmptyState title={t(`noneIn.${filter}`)}>{t("noneIn.text")}</EmptyState>
            ) : (
              <RoundTable project={project} rounds={shown} />
            )}
          </>
        )}
      </Page>
      {isOpening && (
        <OpenRoundDialog
          project={project}
          chosen={asked === null ? [] : [asked]}
          onOpened={(id) => void navigate(`/projects/${project.id}/reviews/${id}`)}
          onClose={() => {
            setOpening(false);
            if (asked !== null) setParams({}, { replace: true });
          }}
        />
      )}
    </div>
  );
}

function RoundTable(props: { project: Project; rounds: readonly ReviewRound[] }) {
  const { t } = useTranslation("reviews");
  const { project } = props;
  return (
    <table className={classes(table.table, styles.rounds)}>
      <thead>
        <tr>
          <th scope="col">{t("columns.round")}</th>
          <th scope="col">{t("columns.openedBy")}</th>
          <th scope="col">{t("columns.ball")}</th>
          <th scope="col" className={table.number}>
            {t("columns.answers")}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rounds.map((round) => {
          const opener = project.participants.find(
            ({ organisationId }) => organisationId === round.organisationId,
          );
          const { answered, all } = answeredShare(round);
          return (
            <tr key={round.id}>
              <td>
                <Link to={`/projects/${project.id}/reviews/${round.id}`} className={table.name}>
                  <span className={styles.number}>{t("number", { number: round.number })}</span>{" "}
                  {round.title}
                </Link>
                <span className={classes("quiet", "small", styles.about)}>
                  {round.subjects.map(({ number, title }) => number || title).join(" · ")}
                </span>
              </td>
              <td>
                <span className={table.person}>
                  {opener !== undefined && <OrganisationBadge organisation={opener} />}
                  {round.openedByName}
                </span>
              </td>
              <td>
                <BallList project={project} round={round} />
              </td>
              <td className={table.number}>{t("share", { answered, all })}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
