import { Button, Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { BaselineList } from "./components/baseline-list.tsx";
import { ProgressCurvesSection } from "./components/progress-curves-section.tsx";
import { SlipSection } from "./components/slip-section.tsx";
import { ownerOf, useComparison, usePlanRows } from "./hooks/use-comparison.ts";
import styles from "./progress-page.module.css";
import { useBaseline, useBaselines } from "../../platform/baselines/baseline-api.ts";
import { FreezeDialog } from "../../platform/baselines/freeze-dialog.tsx";
import { useShownBaseline } from "../../platform/baselines/shown-baseline.ts";
import { useBaselineRights } from "../../platform/baselines/use-baseline-rights.ts";
import {
  useFacts,
  useOrganisations,
  useSaveState,
} from "../../platform/collaboration/project-hooks.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureLine, LoadFailure } from "../../ui/failure-notice.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import type { OrganisationId } from "@parley/shared/primitives/ids.ts";

const NOW = "now";
const ALL = "all";

/** What was agreed, what has become of it, and what will. */
export function ProgressPage() {
  const { t } = useTranslation("baselines");
  const { projectId, timeZone } = useFacts();
  const { data, error, refetch } = useBaselines(projectId);
  const isLoading = useSaveState().type === "loading";
  const rights = useBaselineRights();
  const [today] = useState(() => dayIn(timeZone));
  const [isFreezing, setFreezing] = useState(false);
  const [, setSearch] = useSearchParams();
  const mayFreeze = rights.ofProject || rights.ofOrganisation;
  if (data === undefined && error !== null)
    return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (data === undefined || isLoading) return <SkeletonRows rows={12} />;
  const freeze = (
    <Button variant="filled" onClick={() => setFreezing(true)}>
      {t("menu.freeze")}
    </Button>
  );
  return (
    <div className={styles.page}>
      <Page title={t("page.title")} {...(mayFreeze && { action: freeze })}>
        <Comparison projectId={projectId} today={today} />
        <Section title={t("list.title")} note={t("list.note")}>
          {data.length === 0 ? (
            <EmptyState title={t("list.empty")}>{t("list.emptyNote")}</EmptyState>
          ) : (
            <BaselineList projectId={projectId} baselines={data} />
          )}
        </Section>
      </Page>
      {isFreezing && (
        <FreezeDialog
          onClose={() => setFreezing(false)}
          onFrozen={(id) =>
            setSearch((former) => {
              former.set("from", id);
              return former;
            })
          }
        />
      )}
    </div>
  );
}

/** `YYYY-MM-DD` by the site's own clock. */
const dayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone }).format(Date.now());

/** Two plans side by side: a baseline, and another one or what is planned now. The address says which. */
function Comparison({ projectId, today }: { projectId: string; today: string }) {
  const { t } = useTranslation("baselines");
  const formats = useFormats();
  const organisations = useOrganisations();
  const { data: baselines = [] } = useBaselines(projectId);
  const [shown] = useShownBaseline(projectId);
  const [search, setSearch] = useSearchParams();
  const known = (id: string | null): string | null =>
    baselines.some((each) => each.id === id) ? id : null;
  const first =
    known(search.get("from")) ??
    known(shown) ??
    baselines.find(({ scope }) => scope.kind === "project")?.id ??
    baselines[0]?.id ??
    null;
  const second = known(search.get("to"));
  const before = useBaseline(projectId, first);
  const after = useBaseline(projectId, second);
  const planRows = usePlanRows();

  const owners = [ownerOf(before.data), ownerOf(after.data)].filter((each) => each !== null);
  const chosen = [...organisations.keys()].find((id) => id === search.get("organisation")) ?? null;
  const isApart = new Set(owners).size > 1;
  const organisationId: OrganisationId | null = owners[0] ?? chosen;
  const afterRows = second === null ? planRows : (after.data?.rows ?? null);
  const compared = useComparison(before.data?.rows ?? null, afterRows, organisationId);

  const set = (key: string, value: string | null) =>
    setSearch(
      (former) => {
        if (value === null || value === NOW || value === ALL) former.delete(key);
        else former.set(key, value);
        return former;
      },
      { replace: true },
    );
  const options = useMemo(
    () =>
      baselines.map((each) => ({
        value: each.id,
        label: `${each.name} · ${formats.date(each.frozenAt)}`,
      })),
    [baselines, formats],
  );
  return (
    <>
      <div className={styles.choices}>
        {baselines.length > 0 && (
          <>
            <Select
              label={t("page.from")}
              allowDeselect={false}
              data={options}
              value={first}
              onChange={(value) => set("from", value)}
            />
            <Select
              label={t("page.to")}
              allowDeselect={false}
              data={[{ value: NOW, label: t("page.now") }, ...options]}
              value={second ?? NOW}
              onChange={(value) => set("to", value)}
            />
          </>
        )}
        <Select
          label={t("page.organisation")}
          allowDeselect={false}
          disabled={owners.length > 0}
          data={[
            { value: ALL, label: t("page.all") },
            ...[...organisations.values()].map((each) => ({
              value: each.organisationId,
              label: each.name,
            })),
          ]}
          value={organisationId ?? ALL}
          onChange={(value) => set("organisation", value)}
        />
      </div>
      <FailureLine error={before.error ?? after.error} />
      {isApart ? (
        <p role="status">{t("page.apart")}</p>
      ) : (
        <>
          <ProgressCurvesSection
            planned={before.data?.rows ?? null}
            current={afterRows ?? planRows}
            organisationId={organisationId}
            today={today}
          />
          {compared !== null && (
            <SlipSection
              compared={compared}
              title={`${t("slip.title")} ${before.data?.name ?? ""}`}
            />
          )}
        </>
      )}
    </>
  );
}
