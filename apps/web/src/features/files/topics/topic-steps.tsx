import { Button, Radio, Textarea } from "@mantine/core";
import type { TopicGrounds, TopicStatus } from "@parley/shared/documents/topic.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFacts, useOrganisations } from "../../../platform/collaboration/project-hooks.ts";
import type { ShownTopic } from "./shown-topics.ts";
import type { Topics } from "./use-topics.ts";
import styles from "./topics.module.css";

/** Where this person may take the topic, and why; who closes it where one may not. */
export function TopicSteps(props: {
  shown: ShownTopic;
  topics: Topics;
  /** Whether the region was altered on the revision that is shown; null: nothing was compared. */
  isRegionChanged: boolean | null;
}) {
  const { t } = useTranslation("topics");
  const { shown, topics } = props;
  const raiser = useOrganisations().get(shown.topic.organisationId);
  const [to, setTo] = useState<TopicStatus | null>(null);
  const ways = topics.ways(shown);
  const chosen = to !== null && ways.includes(to) ? to : null;
  return (
    <div className={styles.steps}>
      <div className={styles.stepButtons} role="group" aria-label={t("step.label")}>
        {ways.map((way) => (
          <Button
            key={way}
            size="xs"
            variant={chosen === way ? "filled" : "default"}
            aria-expanded={chosen === way}
            onClick={() => setTo(chosen === way ? null : way)}
          >
            {t(`step.to.${way}`)}
          </Button>
        ))}
      </div>
      {!ways.includes("verified") && shown.status !== "verified" && (
        <p className="quiet small">{t("step.whoCloses", { name: raiser?.name ?? "" })}</p>
      )}
      {chosen !== null && (
        <StepForm key={chosen} {...props} to={chosen} onDone={() => setTo(null)} />
      )}
    </div>
  );
}

function StepForm(props: {
  shown: ShownTopic;
  topics: Topics;
  isRegionChanged: boolean | null;
  to: TopicStatus;
  onDone: () => void;
}) {
  const { t } = useTranslation("topics");
  const { me } = useFacts();
  const { shown, topics, to, isRegionChanged } = props;
  const [reason, setReason] = useState("");
  const isClosing = to === "verified";
  const [grounds, setGrounds] = useState<TopicGrounds>(
    isRegionChanged === true ? "region-changed" : "no-change-needed",
  );
  const isSigned = isClosing && grounds === "no-change-needed";
  const { revision } = topics;
  return (
    <form
      className={styles.stepForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (isSigned && reason.trim() === "") return;
        const done = topics.step(shown, to, {
          reason: reason.trim(),
          grounds: isClosing ? grounds : null,
          revisionId: isClosing && !isSigned ? revision.id : null,
        });
        if (done) props.onDone();
      }}
    >
      {isClosing && (
        <Radio.Group
          size="xs"
          label={t("close.grounds")}
          value={grounds}
          onChange={(value) => setGrounds(value as TopicGrounds)}
        >
          <Radio
            size="xs"
            value="region-changed"
            disabled={isRegionChanged !== true}
            label={t("close.changed", { name: revision.name })}
            description={
              isRegionChanged === true
                ? undefined
                : t(
                    isRegionChanged === false
                      ? "close.unchanged"
                      : shown.revisionId === revision.id
                        ? "close.noLater"
                        : "close.notCompared",
                    { name: revision.name },
                  )
            }
          />
          <Radio
            size="xs"
            value="no-change-needed"
            label={t("close.signed")}
            description={t("close.signedBy", { name: me.name })}
          />
        </Radio.Group>
      )}
      <Textarea
        size="xs"
        label={t(isSigned ? "step.reasonNeeded" : "step.reason")}
        value={reason}
        required={isSigned}
        maxLength={2_000}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <footer className={styles.formFoot}>
        <Button size="xs" onClick={props.onDone}>
          {t("common:cancel")}
        </Button>
        <Button
          size="xs"
          type="submit"
          variant="filled"
          disabled={isSigned && reason.trim() === ""}
        >
          {t(`step.to.${to}`)}
        </Button>
      </footer>
    </form>
  );
}
