import { Button } from "@mantine/core";
import { IconMessageCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ShownMark } from "../marks/shown-mark.ts";
import { topicOfMark } from "./shown-topics.ts";
import type { Raising } from "./use-raising.ts";
import type { Topics } from "./use-topics.ts";

/** From a mark to its topic, or to a new one. */
export function TopicOfMark(props: {
  shown: ShownMark;
  topics: Topics;
  raising: Raising;
  onOpen: () => void;
}) {
  const { t } = useTranslation("topics");
  const { shown, topics } = props;
  const found = topicOfMark(topics.all, shown.mark.id);
  if (found === undefined && (shown.carried !== undefined || !topics.mayRaise(shown.isPrivate)))
    return null;
  return (
    <Button
      size="xs"
      leftSection={<IconMessageCircle size={14} aria-hidden />}
      onClick={() => {
        props.onOpen();
        if (found === undefined) props.raising.about(shown);
        else topics.select(found.topic.id);
      }}
    >
      {found === undefined ? t("raise.fromMark") : t("openOne", { number: found.number })}
    </Button>
  );
}
