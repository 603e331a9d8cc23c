import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import {
  IconBookmark,
  IconDeviceFloppy,
  IconPencil,
  IconPlus,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { FailureSentence, LoadFailure } from "../../../ui/failure-notice.tsx";
import { showToast } from "../../../ui/toast-store.ts";
import type { GanttChart } from "../canvas/gantt-chart.ts";
import type { ChangePreferences } from "../hooks/use-gantt-preferences.ts";
import {
  useChangeView,
  useRemoveView,
  useSavedViews,
  type SavedView,
} from "../hooks/use-saved-views.ts";
import { keptLook, pxPerDayOf } from "../model/kept-look.ts";
import { lookOf, type GanttPreferences } from "../model/preferences.ts";
import { ViewDialog } from "./view-dialog.tsx";
import styles from "./arrange-tools.module.css";

type Asked =
  | { readonly what: "save"; readonly canShare: boolean }
  | { readonly what: "rename"; readonly view: SavedView; readonly canShare: boolean }
  | { readonly what: "remove"; readonly view: SavedView };

/** Kept views of this project: one's own, and those for everybody. */
export function ViewMenu(props: {
  projectId: string;
  chart: GanttChart;
  preferences: GanttPreferences;
  onPreferences: ChangePreferences;
}) {
  const { projectId, chart, preferences, onPreferences } = props;
  const { t } = useTranslation("gantt");
  const [asked, ask] = useState<Asked | null>(null);
  const { data, error, refetch } = useSavedViews(projectId);
  const change = useChangeView(projectId);
  const remove = useRemoveView(projectId);
  const items = data?.items ?? [];
  const canShare = data?.canShare ?? false;
  const shown = items.find(({ id }) => id === preferences.viewId) ?? null;
  const look = (): Record<string, unknown> => keptLook(preferences, chart.viewport.pxPerDay);
  const open = (view: SavedView): void => {
    onPreferences((former) => ({ ...former, ...lookOf(view.look), viewId: view.id }));
    const scale = pxPerDayOf(view.look);
    if (scale !== null) chart.zoomTo(scale);
  };
  const update = (view: SavedView): void =>
    change.mutate(
      { id: view.id, look: look() },
      {
        onSuccess: () =>
          showToast({ id: "view", kind: "done", text: t("saved.updated", { name: view.name }) }),
        onError: (failure) =>
          showToast({ id: "view", kind: "refused", text: <FailureSentence error={failure} /> }),
      },
    );
  const group = (isShared: boolean) => {
    const list = items.filter((view) => view.isShared === isShared);
    return list.length === 0 ? null : (
      <>
        <Menu.Label>{t(isShared ? "saved.forAll" : "saved.mine")}</Menu.Label>
        {list.map((view) => (
          <Menu.Item
            key={view.id}
            aria-current={view.id === shown?.id ? "true" : undefined}
            onClick={() => open(view)}
          >
            {view.name}
          </Menu.Item>
        ))}
      </>
    );
  };
  return (
    <>
      <Menu>
        <Menu.Target>
          {shown === null ? (
            <Tooltip label={t("saved.title")}>
              <ActionIcon variant="subtle" aria-label={t("saved.title")}>
                <IconBookmark size={16} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          ) : (
            <Button
              variant="default"
              className={styles.tool}
              leftSection={<IconBookmark size={14} stroke={1.5} />}
              data-on
            >
              <span className={`ellipsis ${styles.viewName ?? ""}`}>{shown.name}</span>
            </Button>
          )}
        </Menu.Target>
        <Menu.Dropdown className={styles.list}>
          {error !== null && <LoadFailure error={error} onRetry={() => void refetch()} />}
          {group(false)}
          {group(true)}
          {items.length > 0 && <Menu.Divider />}
          <Menu.Item
            leftSection={<IconPlus size={14} stroke={1.5} />}
            onClick={() => ask({ what: "save", canShare })}
          >
            {t("saved.new")}
          </Menu.Item>
          {shown?.canChange === true && (
            <>
              <Menu.Item
                leftSection={<IconDeviceFloppy size={14} stroke={1.5} />}
                onClick={() => update(shown)}
              >
                {t("saved.update", { name: shown.name })}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconPencil size={14} stroke={1.5} />}
                onClick={() => ask({ what: "rename", view: shown, canShare })}
              >
                {t("saved.rename", { name: shown.name })}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconTrash size={14} stroke={1.5} />}
                onClick={() => ask({ what: "remove", view: shown })}
              >
                {t("saved.remove", { name: shown.name })}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {(asked?.what === "save" || asked?.what === "rename") && (
        <ViewDialog
          projectId={projectId}
          view={asked.what === "rename" ? asked.view : null}
          canShare={asked.canShare}
          look={look}
          onSaved={(viewId) => {
            onPreferences((former) => ({ ...former, viewId }));
            ask(null);
          }}
          onClose={() => ask(null)}
        />
      )}
      {asked?.what === "remove" && (
        <ConfirmDialog
          title={t("saved.remove", { name: asked.view.name })}
          action={t("saved.removeNow")}
          isPending={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(asked.view.id, { onSuccess: () => ask(null) })}
          onClose={() => ask(null)}
        >
          <p>{t(asked.view.isShared ? "saved.removeShared" : "saved.removeMine")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
