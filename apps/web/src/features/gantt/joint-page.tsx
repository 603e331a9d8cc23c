import { Button } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import {
  useFacts,
  useOrganisations,
  usePlan,
  useSaveState,
} from "../../platform/collaboration/project-hooks.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { useNow } from "./hooks/use-now.ts";
import { JointView } from "./joint/components/joint-view.tsx";
import { jointTimeline } from "./joint/model/joint-timeline.ts";

/** The joint timeline of a project: what the companies promise and hand to one another. */
export function JointPage() {
  const { projectId, timeZone } = useFacts();
  const { t } = useTranslation("joint");
  const now = useNow(timeZone);
  const plan = usePlan();
  const organisations = useOrganisations();
  const isLoading = useSaveState().type === "loading";
  const isEmpty = useMemo(() => {
    const hostId = [...organisations.values()].find(({ isHost }) => isHost)?.organisationId ?? null;
    return jointTimeline(plan, "", hostId).items.length === 0;
  }, [plan, organisations]);
  if (isEmpty && isLoading) return <SkeletonRows rows={16} />;
  if (isEmpty)
    return (
      <EmptyState
        title={t("empty.title")}
        action={
          <Button component={Link} to={`/projects/${projectId}/plan`} variant="filled">
            {t("empty.action")}
          </Button>
        }
      >
        {t("empty.text")}
      </EmptyState>
    );
  return <JointView now={now} />;
}
