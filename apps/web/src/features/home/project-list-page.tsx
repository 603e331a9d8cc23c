import { Button, TextInput } from "@mantine/core";
import { IconPlus, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ProjectSummary } from "../../platform/api/contract.ts";
import { useProjects } from "../../platform/api/project-api.ts";
import { useSignedIn } from "../../platform/api/session-api.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadFailure } from "../../ui/failure-notice.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { ProjectTable } from "./project-table.tsx";

/** From this many projects on, finding one by eye takes longer than typing. */
const SEARCH_FROM = 8;

export function ProjectListPage() {
  const { t } = useTranslation("home");
  const formats = useFormats();
  const [now] = useState(Date.now);
  const { organisation } = useSignedIn();
  const { data, error, refetch } = useProjects();
  const newProject = (
    <Button
      component={Link}
      to="/projects/new"
      variant="filled"
      leftSection={<IconPlus size={14} />}
    >
      {t("new")}
    </Button>
  );
  const isEmpty = data?.length === 0;
  return (
    <Page
      title={t("title")}
      lead={formats.date(now)}
      action={organisation !== null && !isEmpty ? newProject : null}
    >
      {data === undefined ? (
        error === null ? (
          <SkeletonRows />
        ) : (
          <LoadFailure error={error} onRetry={() => void refetch()} />
        )
      ) : isEmpty ? (
        <EmptyState title={t("empty.title")} action={organisation === null ? null : newProject}>
          {organisation === null
            ? t("empty.noOrganisation")
            : t("empty.text", { organisation: organisation.name })}
        </EmptyState>
      ) : (
        <Projects projects={data} />
      )}
    </Page>
  );
}

function Projects({ projects }: { projects: readonly ProjectSummary[] }) {
  const { t } = useTranslation("home");
  const [query, setQuery] = useState("");
  const needle = query.trim().toLocaleLowerCase();
  const found = projects.filter((project) =>
    `${project.name} ${project.host.name}`.toLocaleLowerCase().includes(needle),
  );
  const groups = [
    { key: "hosted", items: found.filter((each) => each.isHost && each.archivedAt === null) },
    { key: "joined", items: found.filter((each) => !each.isHost && each.archivedAt === null) },
    { key: "archived", items: found.filter((each) => each.archivedAt !== null) },
  ] as const;
  return (
    <>
      {projects.length >= SEARCH_FROM && (
        <TextInput
          aria-label={t("find")}
          placeholder={t("find")}
          leftSection={<IconSearch size={14} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          mb={16}
          maw={320}
        />
      )}
      {found.length === 0 && <p className="quiet">{t("noneFound", { query })}</p>}
      {groups
        .filter((group) => group.items.length > 0)
        .map((group) => (
          <Section key={group.key} title={t(`groups.${group.key}`)}>
            <ProjectTable projects={group.items} />
          </Section>
        ))}
    </>
  );
}
