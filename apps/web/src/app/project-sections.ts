import {
  IconCalendarCheck,
  IconChecklist,
  IconChartLine,
  IconFileText,
  IconFiles,
  IconLayoutKanban,
  IconListTree,
  IconNote,
  IconSettings,
  IconTimeline,
  IconTimelineEvent,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";

export type ProjectSection = {
  /** Below `/projects/:id/`. */
  readonly path: string;
  readonly label: string;
  readonly icon: Icon;
  /** Keys of the command that goes there. */
  readonly keys: string;
  /** Always in sight; the others lie behind "more" where there is no room. */
  readonly isMain: boolean;
};

export const SECTION_NAMESPACES = [
  "app",
  "gantt",
  "joint",
  "resources",
  "baselines",
  "wall",
  "promises",
  "reviews",
  "specs",
] as const;

/** The views of a project, in the order in which people meet them. */
export const PROJECT_SECTIONS: readonly ProjectSection[] = [
  { path: "plan", label: "app:nav.plan", icon: IconListTree, keys: "g p", isMain: true },
  { path: "gantt", label: "gantt:tab", icon: IconTimeline, keys: "g g", isMain: true },
  { path: "board", label: "app:nav.board", icon: IconLayoutKanban, keys: "g b", isMain: true },
  { path: "documents", label: "app:nav.documents", icon: IconFiles, keys: "g d", isMain: true },
  { path: "specifications", label: "specs:tab", icon: IconFileText, keys: "g t", isMain: false },
  { path: "reviews", label: "reviews:tab", icon: IconChecklist, keys: "g v", isMain: false },
  { path: "timeline", label: "joint:tab", icon: IconTimelineEvent, keys: "g j", isMain: false },
  { path: "walls", label: "wall:tab", icon: IconNote, keys: "g w", isMain: false },
  { path: "promises", label: "promises:tab", icon: IconCalendarCheck, keys: "g m", isMain: false },
  { path: "resources", label: "resources:tab", icon: IconUsers, keys: "g l", isMain: false },
  { path: "progress", label: "baselines:tab", icon: IconChartLine, keys: "g r", isMain: false },
  { path: "settings", label: "app:nav.settings", icon: IconSettings, keys: "g s", isMain: false },
];
