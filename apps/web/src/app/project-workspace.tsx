import { IconChevronDown } from "@tabler/icons-react";
import { Button, Menu } from "@mantine/core";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, Outlet, useParams, useSearchParams } from "react-router";
import { ProjectSessionProvider } from "../platform/collaboration/project-session-provider.tsx";
import { failureOf } from "../platform/api/api-error.ts";
import type { ProjectId } from "@parley/shared/primitives/ids.ts";
import type { Project } from "../platform/api/contract.ts";
import { useProject, useProjects } from "../platform/api/project-api.ts";
import { useWithoutFirstRows } from "../platform/first-rows.ts";
import { useSignedIn } from "../platform/api/session-api.ts";
import { useWatchProject } from "../platform/live/live-provider.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadFailure } from "../ui/failure-notice.tsx";
import { Logo } from "../ui/logo.tsx";
import { OrganisationBadge } from "../ui/organisation-badge.tsx";
import { SlotOutlet } from "../ui/slot.tsx";
import { Fact, TitleBlock } from "../ui/title-block.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { HeaderTools } from "./header-tools.tsx";
import { OnlinePeople } from "./online-people.tsx";
import { PageSkeleton } from "./page-skeleton.tsx";
import { ProjectCommands } from "./project-commands.tsx";
import { SkipLink } from "./skip-link.tsx";
import { MoreSections } from "./more-sections.tsx";
import { PROJECT_SECTIONS, SECTION_NAMESPACES } from "./project-sections.ts";
import styles from "./frame.module.css";

const TaskPanel = lazy(async () => ({
  default: (await import("../features/task/task-panel.tsx")).TaskPanel,
}));

/** One project: its frame, its live session, and the task that the address names. */
export function ProjectWorkspace() {
  const { projectId = "" } = useParams();
  const { data, error, refetch } = useProject(projectId);
  useWatchProject(projectId);
  if (error !== null && isGone(error)) return <ProjectGone />;
  if (error !== null && data === undefined) {
    return <NotLoaded error={error} onRetry={() => void refetch()} />;
  }
  // The plan is asked for beside the project, and not after it.
  return (
    <ProjectSessionProvider key={projectId} projectId={projectId as ProjectId}>
      {data === undefined ? <PageSkeleton /> : <Workspace project={data} />}
    </ProjectSessionProvider>
  );
}

const GONE: ReadonlySet<string> = new Set(["access.not-found", "access.revoked"]);
const isGone = (error: unknown): boolean => GONE.has(failureOf(error));

function NotLoaded(props: { error: unknown; onRetry: () => void }) {
  useWithoutFirstRows();
  return <LoadFailure {...props} />;
}

/** Never there, or no longer ours: the server does not tell which. */
function ProjectGone() {
  useWithoutFirstRows();
  const { t } = useTranslation("app");
  return (
    <main id="main">
      <EmptyState
        isWholePage
        title={t("projectGone.title")}
        action={
          <Button component={Link} to="/" variant="filled">
            {t("unknownPage.action")}
          </Button>
        }
      >
        {t("projectGone.text")}
      </EmptyState>
    </main>
  );
}

function Workspace({ project }: { project: Project }) {
  const { t } = useTranslation(SECTION_NAMESPACES);
  const { user } = useSignedIn();
  const [search] = useSearchParams();
  const mine = project.participants.find(
    (each) => each.organisationId === project.standing.organisationId,
  );
  const host = project.participants.find((each) => each.isHost);
  const base = `/projects/${project.id}`;
  useEffect(() => {
    document.title = `${project.name} · Parley`;
    return () => void (document.title = "Parley 共商");
  }, [project.name]);
  return (
    <div className={styles.app}>
      <SkipLink />
      <ProjectCommands projectId={project.id} />
      <header className={styles.top}>
        <Link to="/" className={styles.home} aria-label={t("nav.projects")}>
          <Logo />
        </Link>
        <ProjectSwitch project={project} />
        <nav className={styles.tabs} aria-label={t("sections")}>
          {PROJECT_SECTIONS.map(({ path, label, isMain }) => (
            <NavLink key={path} to={`${base}/${path}`} className={isMain ? undefined : styles.rest}>
              {t(label)}
            </NavLink>
          ))}
          <MoreSections projectId={project.id} isBar={false} />
        </nav>
        <span className={styles.space} />
        <SlotOutlet name="header-tools" className={styles.slot} />
        <span className={styles.rule} />
        <OnlinePeople project={project} userId={user.id} />
        <HeaderTools colour={mine?.colour ?? null} userName={user.name} />
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        <h1 className="visually-hidden">{project.name}</h1>
        <Outlet context={project} />
        {search.get("task") !== null && (
          <Suspense fallback={null}>
            <TaskPanel />
          </Suspense>
        )}
      </main>
      <TitleBlock>
        {host !== undefined && (
          <Fact label={t("facts.host")}>
            <OrganisationBadge organisation={host} withName />
          </Fact>
        )}
        <Fact label={t("facts.timeZone")}>{project.timeZone}</Fact>
      </TitleBlock>
      <BottomBar projectId={project.id} />
    </div>
  );
}

function ProjectSwitch({ project }: { project: Project }) {
  const { t } = useTranslation("app");
  const { data } = useProjects();
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={styles.switcher} title={project.name}>
          <span className="ellipsis">{project.name}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("switchProject")}</Menu.Label>
        {(data ?? []).map((other) => (
          <Menu.Item
            key={other.id}
            component={Link}
            to={`/projects/${other.id}`}
            rightSection={other.id === project.id ? "✓" : null}
          >
            {other.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/">
          {t("allProjects")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
