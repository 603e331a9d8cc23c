import { Button, Group, SegmentedControl, Stack } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { recordMarkdown } from "@parley/shared/meetings/record-markdown.ts";
import type { MeetingId, WallId } from "@parley/shared/primitives/ids.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMeetingRecord } from "../../../platform/api/meeting-api.ts";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { saveFile } from "../../../platform/save-file.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { FailureLine } from "../../../ui/failure-notice.tsx";
import { SkeletonRows } from "../../../ui/skeleton-rows.tsx";
import styles from "./meeting.module.css";

/** What came of a meeting, in either language, to read and to keep. */
export function RecordDialog(props: { wallId: WallId; meetingId: MeetingId; onClose: () => void }) {
  const { t, i18n } = useTranslation("meeting");
  const { projectId } = useFacts();
  const { data, error } = useMeetingRecord(projectId, props.wallId, props.meetingId);
  const [language, setLanguage] = useState<"en" | "zh-CN">(i18n.language === "en" ? "en" : "zh-CN");
  const text = data === undefined ? "" : recordMarkdown(data, language);
  const save = (): void => {
    if (data === undefined) return;
    const day = new Date(data.beganAt).toISOString().slice(0, 10);
    saveFile(
      `${day} ${data.wall}.${language === "en" ? "en" : "zh"}.md`,
      new Blob([text], { type: "text/markdown;charset=utf-8" }),
    );
  };
  const [failure, setFailure] = useState<unknown>(null);
  const [isSaving, setSaving] = useState(false);
  const savePdf = async (): Promise<void> => {
    if (data === undefined) return;
    setSaving(true);
    setFailure(null);
    try {
      const { saveRecordPdf } = await import("../../../platform/pdf/save-record-pdf.ts");
      const day = new Date(data.beganAt).toISOString().slice(0, 10);
      await saveRecordPdf({
        name: `${day} ${data.wall}.${language === "en" ? "en" : "zh"}`,
        title: `${data.project} · ${data.wall}`,
        author: data.facilitator,
        language,
        markdown: text,
        now: Date.now(),
      });
    } catch (problem) {
      setFailure(problem);
    }
    setSaving(false);
  };
  return (
    <Dialog title={t("record.title")} size={760} onClose={props.onClose}>
      <Stack gap={12}>
        <Group justify="space-between">
          <SegmentedControl
            aria-label={t("record.language")}
            value={language}
            onChange={(value) => setLanguage(value as "en" | "zh-CN")}
            data={[
              { value: "zh-CN", label: "中文" },
              { value: "en", label: "English" },
            ]}
          />
          <Group gap={8}>
            <Button
              leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
              disabled={data === undefined}
              loading={isSaving}
              onClick={() => void savePdf()}
            >
              {t("record.pdf")}
            </Button>
            <Button
              leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
              disabled={data === undefined}
              onClick={save}
            >
              {t("record.download")}
            </Button>
          </Group>
        </Group>
        <FailureLine error={error ?? failure} />
        {data === undefined && error === null ? (
          <SkeletonRows rows={6} />
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keys
          <pre className={styles.record} tabIndex={0} role="region" aria-label={t("record.title")}>
            {text}
          </pre>
        )}
      </Stack>
    </Dialog>
  );
}
