import { Menu } from "@mantine/core";
import type { BcfVersion } from "@parley/interchange/bcf-model.ts";
import type { ErrorCode } from "@parley/shared/protocol/error-codes.ts";
import { IconDots, IconFileDownload, IconFileImport, IconLock } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import { saveFile } from "../../../platform/save-file.ts";
import { FailureSentence } from "../../../ui/failure-notice.tsx";
import { showToast } from "../../../ui/toast-store.ts";
import { readPaperColours } from "../marks/paper-colours.ts";
import type { Marking } from "../marks/use-marks-board.ts";
import type { SheetView } from "../sheet/sheet-view.ts";
import { bcfOfTopics, guidOfTopic } from "./bcf-of-topics.ts";
import { askBcf } from "./bcf-request.ts";
import { topicOfBcf } from "./topic-of-bcf.ts";
import { pngOf, topicSnapshot } from "./topic-snapshot.ts";
import type { Topics } from "./use-topics.ts";
import styles from "./topics.module.css";

/** What one import takes: more than that is no work of a meeting, and would hold up everybody on the sheet. */
const MAX_TOPICS = 200;
const MAX_BYTES = 64 * 1024 * 1024;

/** Topics as BCF, out and in. */
export function TopicExchange(props: {
  view: SheetView;
  marking: Marking;
  topics: Topics;
  fileId: string;
  name: string;
}) {
  const { t } = useTranslation("topics");
  const { projectId, name: projectName, people, participants } = useFacts();
  const [isBusy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { view, marking, topics, fileId, name } = props;
  const names = { people: [...people.values()], organisations: [...participants.values()] };
  const hasOwn = topics.all.some(({ isPrivate }) => isPrivate);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      showToast({ kind: "refused", text: <FailureSentence error={error} /> });
    } finally {
      setBusy(false);
    }
  };
  const save = (version: BcfVersion, isWithOwn: boolean): Promise<void> =>
    run(async () => {
      const chosen = topics.all.filter(({ isPrivate }) => isWithOwn || !isPrivate);
      const brush = {
        colours: readPaperColours(),
        colourOf: (id: string): number => participants.get(id as never)?.colour ?? 0,
        wordsOf: marking.wordsOf,
      };
      const snapshots = new Map<string, Uint8Array>();
      for (const shown of chosen) {
        const options = { revisionId: topics.revision.id, brush };
        const canvas = await topicSnapshot(view, shown, marking.marks, options);
        const png = canvas === null ? null : await pngOf(canvas);
        if (png !== null) snapshots.set(shown.topic.id, png);
      }
      const base = `${location.origin}/projects/${projectId}/documents`;
      const now = Date.now();
      const file = bcfOfTopics(
        chosen,
        {
          ...{ names, now },
          project: { id: projectId, name: projectName },
          linkOf: ({ topic, revisionId }) =>
            `${base}/${fileId}/revisions/${revisionId}?topic=${topic.id}`,
          linkOfFile: (id) => `${base}/${id}`,
        },
        snapshots,
      );
      const answer = await askBcf({ kind: "write", file, version, now });
      if (answer.kind !== "written") return;
      saveFile(`${name}.bcf`, new Blob([answer.bytes as BlobPart], { type: "application/zip" }));
      showToast({ kind: "done", text: t("exchange.saved", { count: chosen.length }) });
    });
  const refuse = (code: ErrorCode): void =>
    void showToast({
      kind: "refused",
      text: t(code === "import.too-large" ? "exchange.tooLarge" : "exchange.unreadable"),
    });
  const read = (chosen: File): Promise<void> =>
    run(async () => {
      if (chosen.size > MAX_BYTES) return refuse("import.too-large");
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const answer = await askBcf({
        kind: "read",
        bytes,
        maxBytes: MAX_BYTES,
        maxTopics: MAX_TOPICS,
      });
      if (answer.kind === "refused") return refuse(answer.code);
      if (answer.kind !== "read") return;
      const drafts = answer.file.topics.map((topic) => topicOfBcf(topic, names));
      const taken = topics.take(marking.isPrivate, drafts, guidOfTopic);
      if (taken === null) return void showToast({ kind: "refused", text: t("exchange.failed") });
      const lost = drafts.reduce((sum, draft) => sum + draft.lost.pictures + draft.lost.views, 0);
      const left = lost + answer.file.documents.length;
      const said = [
        t("exchange.taken", { count: taken.topics }),
        ...(taken.replies === 0 ? [] : [t("exchange.replies", { count: taken.replies })]),
        ...(left === 0 ? [] : [t("exchange.left", { count: left })]),
        ...(answer.broken === 0 ? [] : [t("exchange.broken", { count: answer.broken })]),
      ];
      showToast({ kind: "done", text: said.join(" ") });
    });
  const label = t(isBusy ? "exchange.working" : "exchange.menu");
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <button
            type="button"
            className={styles.more}
            aria-label={label}
            title={label}
            aria-busy={isBusy}
            disabled={isBusy}
          >
            <IconDots size={16} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {(["3.0", "2.1"] as const).map((version) => (
            <Menu.Item
              key={version}
              leftSection={<IconFileDownload size={16} stroke={1.5} />}
              onClick={() => void save(version, false)}
            >
              {t("exchange.save", { version })}
            </Menu.Item>
          ))}
          {hasOwn && (
            <Menu.Item
              leftSection={<IconLock size={16} stroke={1.5} />}
              onClick={() => void save("3.0", true)}
            >
              {t("exchange.saveOwn", { version: "3.0" })}
            </Menu.Item>
          )}
          {topics.mayRaise(marking.isPrivate) && (
            <Menu.Item
              leftSection={<IconFileImport size={16} stroke={1.5} />}
              onClick={() => input.current?.click()}
            >
              {t(marking.isPrivate ? "exchange.readOwn" : "exchange.read")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        type="file"
        accept=".bcf,.bcfzip"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t("exchange.read")}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (chosen !== undefined) void read(chosen);
        }}
      />
    </>
  );
}
