import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams } from "react-router";
import type { WallId } from "@parley/shared/primitives/ids.ts";
import { useWalls } from "../../platform/api/wall-api.ts";
import { useFacts, useSaveState } from "../../platform/collaboration/project-hooks.ts";
import { useWall } from "../../platform/collaboration/use-wall.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { WallPhone } from "./components/wall-phone.tsx";
import { WallView } from "./components/wall-view.tsx";
import { TEMPLATES, type TemplateName } from "./model/templates.ts";

const templateIn = (state: unknown): TemplateName | null => {
  const { template } = (state ?? {}) as { template?: unknown };
  return TEMPLATES.find((name) => name === template) ?? null;
};

/** One planning wall; on a phone its notes by company. */
export function WallPage() {
  const { wallId = "" } = useParams();
  return <OneWall key={wallId} wallId={wallId as WallId} />;
}

function OneWall({ wallId }: { wallId: WallId }) {
  const { t } = useTranslation("wall");
  const { projectId } = useFacts();
  const { data: walls } = useWalls(projectId);
  const state = useWall(wallId);
  const isLoading = useSaveState().type === "loading";
  const isNarrow = useMediaQuery("(max-width: 640px)", undefined, {
    getInitialValueInEffect: false,
  });
  const template = templateIn(useLocation().state);
  const facts = walls?.find(({ id }) => id === wallId);
  const isGone = walls !== undefined && facts === undefined;
  if (isGone)
    return (
      <EmptyState
        title={t("gone.title")}
        action={
          <Button component={Link} to={`/projects/${projectId}/walls`} variant="filled">
            {t("allWalls")}
          </Button>
        }
      >
        {t("gone.text")}
      </EmptyState>
    );
  if (state.shared === null || (isLoading && state.shared.content.objects.size === 0))
    return <SkeletonRows rows={12} />;
  const name = facts?.name ?? "";
  return isNarrow === true ? (
    <WallPhone wallId={wallId} name={name} state={state} />
  ) : (
    <WallView wallId={wallId} name={name} walls={walls ?? []} state={state} template={template} />
  );
}
