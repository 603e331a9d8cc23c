import type { FileStatus } from "@parley/shared/files/file.ts";
import { IconArchive, IconCircleDashed, IconCircleFilled, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import styles from "../files.module.css";

/** Each state has a shape of its own; what is not shared yet is dashed. */
const GLYPHS = {
  wip: IconCircleDashed,
  shared: IconUsers,
  published: IconCircleFilled,
  archived: IconArchive,
} as const satisfies Record<FileStatus, unknown>;

export function FileStatusLabel({ status }: { status: FileStatus }) {
  const { t } = useTranslation("files");
  const Glyph = GLYPHS[status];
  return (
    <span className={styles.status}>
      <Glyph size={13} stroke={1.75} aria-hidden />
      {t(`status.${status}`)}
    </span>
  );
}
