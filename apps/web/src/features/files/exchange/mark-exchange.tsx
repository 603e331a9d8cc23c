import { Menu } from "@mantine/core";
import { IconDots, IconFileDownload, IconFileImport, IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOrganisations, usePeople } from "../../../platform/collaboration/project-hooks.ts";
import { saveFile } from "../../../platform/save-file.ts";
import { FailureSentence } from "../../../ui/failure-notice.tsx";
import { showToast } from "../../../ui/toast-store.ts";
import type { SheetView } from "../sheet/sheet-view.ts";
import type { ShownMark } from "../marks/shown-mark.ts";
import { readPaperColours } from "../marks/paper-colours.ts";
import type { Marking } from "../marks/use-marks-board.ts";
import { askExchange } from "./ask-exchange.ts";
import { newOnes } from "./new-ones.ts";
import styles from "../marks/marks.module.css";

/** The marks as annotations of the PDF, and the PDF's own annotations as marks. */
export function MarkExchange(props: {
  view: SheetView;
  marking: Marking;
  /** Where the PDF is fetched. */
  url: string;
  name: string;
}) {
  const { t } = useTranslation("files");
  const people = usePeople();
  const organisations = useOrganisations();
  const [isBusy, setBusy] = useState(false);
  const { marking, url, name } = props;
  const { marks, actions, wordsOf } = marking;
  const hasOwn = marks.some(({ isPrivate }) => isPrivate);
  const toldOf = ({ mark, isPrivate }: ShownMark) => {
    const organisation = organisations.get(mark.organisationId)?.name ?? "";
    const author = people.get(mark.createdBy)?.name ?? "";
    const words = wordsOf(mark);
    const subject = [
      t(`marks.type.${mark.type}`),
      words,
      `· ${t(`marks.statusOf.${mark.status}`)}`,
    ];
    return {
      ...{ mark, isPrivate, words },
      author: [author, organisation].filter((each) => each !== "").join(" · "),
      subject: subject.filter((each) => each !== "").join(" "),
    };
  };
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
  const save = (isWithOwn: boolean): Promise<void> =>
    run(async () => {
      const chosen = marks.filter(({ isPrivate }) => isWithOwn || !isPrivate).map(toldOf);
      const colourOf = Object.fromEntries(
        [...organisations.values()].map((one) => [one.organisationId, one.colour]),
      );
      const look = { colours: readPaperColours(), colourOf };
      // A copy that leaves the workspace is recorded as every download is.
      const answer = await askExchange(`${url}?download=1`, { kind: "write", marks: chosen, look });
      if (answer.kind !== "written") return;
      saveFile(
        `${name.replace(/\.pdf$/i, "")}.pdf`,
        new Blob([answer.bytes], { type: "application/pdf" }),
      );
      showToast({ kind: "done", text: t("exchange.saved", { count: answer.written }) });
      if (answer.wasSigned) showToast({ kind: "note", text: t("exchange.unsigned") });
    });
  const read = (isPrivate: boolean): Promise<void> =>
    run(async () => {
      const answer = await askExchange(url, { kind: "read" });
      if (answer.kind !== "read") return;
      const fresh = newOnes(answer.marks, marks);
      const left = answer.left === 0 ? [] : [t("exchange.left", { count: answer.left })];
      if (fresh.length === 0)
        return void showToast({ kind: "note", text: [t("exchange.nothing"), ...left].join(" ") });
      const made = actions.add(fresh, isPrivate, "import");
      if (made.length === 0) return void showToast({ kind: "refused", text: t("exchange.failed") });
      const said = [t("exchange.taken", { count: made.length }), ...left];
      showToast({ kind: "done", text: said.join(" ") });
    });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <button
          type="button"
          className={styles.tool}
          aria-label={t(isBusy ? "exchange.working" : "exchange.menu")}
          title={t(isBusy ? "exchange.working" : "exchange.menu")}
          aria-busy={isBusy}
          disabled={isBusy}
        >
          <IconDots size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFileDownload size={16} stroke={1.5} />}
          onClick={() => void save(false)}
        >
          {t("exchange.save")}
        </Menu.Item>
        {hasOwn && (
          <Menu.Item
            leftSection={<IconLock size={16} stroke={1.5} />}
            onClick={() => void save(true)}
          >
            {t("exchange.saveOwn")}
            <span className={styles.itemNote}>{t("exchange.saveOwnNote")}</span>
          </Menu.Item>
        )}
        {actions.mayMark && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconFileImport size={16} stroke={1.5} />}
              onClick={() => void read(false)}
            >
              {t("exchange.read")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconLock size={16} stroke={1.5} />}
              onClick={() => void read(true)}
            >
              {t("exchange.readOwn")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
