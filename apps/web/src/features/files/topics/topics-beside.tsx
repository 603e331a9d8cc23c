import { Button } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconMessageCircle } from "@tabler/icons-react";
import type { RevisionId } from "@parley/shared/primitives/ids.ts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import type { Marking } from "../marks/use-marks-board.ts";
import { labelsIn, type TopicRevision } from "./shown-topics.ts";
import { TopicForm } from "./topic-form.tsx";
import { useRaising, type Raising } from "./use-raising.ts";
import { useTopics, type Topics } from "./use-topics.ts";
import styles from "./topics.module.css";

export type TopicsBeside = {
  readonly topics: Topics;
  readonly raising: Raising;
  readonly isShown: boolean;
  readonly show: (isShown: boolean) => void;
  readonly isPrivate: boolean;
};

/** The topics of the revision that is shown; `?topic=` of the address opens one. */
export function useTopicsBeside(
  props: { revisionId: string; revisionName: string; formers: readonly TopicRevision[] },
  marking: Marking,
): TopicsBeside {
  const { revisionId, revisionName, formers } = props;
  const [search] = useSearchParams();
  const [wanted] = useState(() => search.get("topic"));
  const [isKept, keep] = useLocalStorage({ key: "parley.topics.list", defaultValue: false });
  const [isWanted, setWanted] = useState(wanted !== null);
  const revision = useMemo(
    () => ({ id: revisionId as RevisionId, name: revisionName }),
    [revisionId, revisionName],
  );
  const topics = useTopics(revision, formers, wanted);
  const raising = useRaising(marking, topics);
  const { isPrivate: isOwnLayer } = marking;
  return {
    ...{ topics, raising },
    isShown: isKept || isWanted,
    show: (isShown) => {
      keep(isShown);
      setWanted(false);
    },
    isPrivate: raising.asked?.mark?.isPrivate ?? isOwnLayer,
  };
}

export function TopicsToggle({ beside, onShow }: { beside: TopicsBeside; onShow: () => void }) {
  const { t } = useTranslation("topics");
  const formats = useFormats();
  const open = beside.topics.all.filter(({ status }) => status !== "verified").length;
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={beside.isShown}
      aria-label={`${t("title")}: ${formats.number(open)}`}
      title={t("title")}
      onClick={() => {
        beside.show(!beside.isShown);
        if (!beside.isShown) onShow();
      }}
    >
      <IconMessageCircle size={16} aria-hidden />
      {formats.number(open)}
    </button>
  );
}

/** What is asked while a topic is being raised: to draw its region, and then what it says. */
export function RaisingNotice({ beside }: { beside: TopicsBeside }) {
  const { t } = useTranslation("topics");
  const { raising, topics } = beside;
  const { asked } = raising;
  return (
    <>
      {raising.isDrawing && (
        <p className={styles.drawing} role="status">
          {t("raise.drawing")}
          <Button size="compact-xs" onClick={raising.stop}>
            {t("raise.stop")}
          </Button>
        </p>
      )}
      {asked !== null && (
        <TopicForm
          title={asked.mark?.mark.text.split("\n")[0]?.slice(0, 200) ?? ""}
          isPrivate={beside.isPrivate}
          labels={labelsIn(topics.all)}
          onRaise={raising.raise}
          onClose={raising.close}
        />
      )}
    </>
  );
}
