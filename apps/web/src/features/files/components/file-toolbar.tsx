import { DISCIPLINES, FILE_KINDS, FILE_STATUSES } from "@parley/shared/files/file.ts";
import { Button, SegmentedControl, Select, TextInput } from "@mantine/core";
import { IconLayoutGrid, IconList, IconSearch, IconUpload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Project } from "../../../platform/api/contract.ts";
import type { FileFilter } from "../model/file-filter.ts";
import styles from "../files.module.css";

export type FileLayout = "list" | "grid";

export function FileToolbar(props: {
  project: Project;
  query: string;
  onQuery: (query: string) => void;
  filter: FileFilter;
  onFilter: (filter: FileFilter) => void;
  folders: readonly string[];
  layout: FileLayout;
  onLayout: (layout: FileLayout) => void;
  onChoose: (() => void) | null;
}) {
  const { t } = useTranslation("files");
  const { filter } = props;
  const choose =
    <K extends keyof FileFilter>(key: K) =>
    (value: string | null) =>
      props.onFilter({ ...filter, [key]: value as FileFilter[K] });
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("toolbar")}>
      <TextInput
        className={styles.search}
        type="search"
        aria-label={t("search")}
        placeholder={t("search")}
        leftSection={<IconSearch size={14} />}
        value={props.query}
        onChange={(event) => props.onQuery(event.currentTarget.value)}
      />
      <div className={styles.filters}>
        <Select
          aria-label={t("fields.kind")}
          placeholder={t("fields.kind")}
          data={FILE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={filter.kind}
          onChange={choose("kind")}
          clearable
        />
        <Select
          aria-label={t("fields.status")}
          placeholder={t("fields.status")}
          data={FILE_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          value={filter.status}
          onChange={choose("status")}
          clearable
        />
        <Select
          aria-label={t("fields.discipline")}
          placeholder={t("fields.discipline")}
          data={DISCIPLINES.map((value) => ({ value, label: t(`discipline.${value}`) }))}
          value={filter.discipline}
          onChange={choose("discipline")}
          clearable
        />
        <Select
          aria-label={t("columns.organisation")}
          placeholder={t("columns.organisation")}
          data={props.project.participants.map(({ organisationId, name }) => ({
            value: organisationId,
            label: name,
          }))}
          value={filter.organisationId}
          onChange={choose("organisationId")}
          clearable
        />
        {props.folders.length > 0 && (
          <Select
            aria-label={t("fields.folder")}
            placeholder={t("fields.folder")}
            data={[...props.folders]}
            value={filter.folder}
            onChange={choose("folder")}
            searchable
            clearable
          />
        )}
      </div>
      <SegmentedControl
        size="xs"
        aria-label={t("layout.title")}
        value={props.layout}
        onChange={(value) => props.onLayout(value as FileLayout)}
        data={[
          {
            value: "list",
            label: <Glyph label={t("layout.list")} icon={<IconList size={15} />} />,
          },
          {
            value: "grid",
            label: <Glyph label={t("layout.grid")} icon={<IconLayoutGrid size={15} />} />,
          },
        ]}
      />
      {props.onChoose !== null && (
        <Button variant="filled" leftSection={<IconUpload size={14} />} onClick={props.onChoose}>
          {t("upload.open")}
        </Button>
      )}
    </div>
  );
}

const Glyph = ({ label, icon }: { label: string; icon: React.ReactNode }) => (
  <span className={styles.layoutGlyph} title={label}>
    {icon}
    <span className="visually-hidden">{label}</span>
  </span>
);
