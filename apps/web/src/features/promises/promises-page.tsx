import { Button } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { instantOf, TENTHS_PER_DAY } from "@parley/schedule/instant.ts";
import { percentComplete, percentReady, sumOf } from "@parley/shared/promises/promise-sums.ts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { mondayOf, weekNumber } from "../../platform/calendar/week.ts";
import { textOfDay } from "../../platform/calendar/working-time.ts";
import { useFacts, usePlan, useSaveState } from "../../platform/collaboration/project-hooks.ts";
import { useCan } from "../../platform/collaboration/use-can.ts";
import { useFormats } from "../../platform/i18n/use-formats.ts";
import { usePromiseActions } from "../../platform/promises/use-promise-actions.ts";
import { usePromiseFacts } from "../../platform/promises/use-promise-facts.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { SkeletonRows } from "../../ui/skeleton-rows.tsx";
import { ToolButton } from "../../ui/tool-button.tsx";
import { GiveDialog } from "./components/give-dialog.tsx";
import { PpcTable } from "./components/ppc-table.tsx";
import { PromiseList } from "./components/promise-list.tsx";
import { ReasonsDialog } from "./components/reasons-dialog.tsx";
import { ReasonTable } from "./components/reason-table.tsx";
import { promisable, WEEK, weeksUntil, weekTable } from "./model/week-table.ts";
import styles from "./promises-page.module.css";

/** How many weeks are compared. */
const WEEKS = 8;

/** Who promised what for which week, what became of it, and why not. */
export function PromisesPage() {
  const { t } = useTranslation("promises");
  const formats = useFormats();
  const { timeZone, me, participants } = useFacts();
  const [now] = useState(() => mondayIn(timeZone));
  const [week, setWeek] = useState(now);
  const [dialog, setDialog] = useState<"give" | "reasons" | null>(null);
  const plan = usePlan();
  const facts = usePromiseFacts();
  const actions = usePromiseActions();
  const can = useCan();
  const isLoading = useSaveState().type === "loading";
  const ofWeek = useMemo(() => facts.filter((fact) => fact.week === week), [facts, week]);
  const last = Math.max(now, week);
  const shown = useMemo(
    () => weekTable(facts, [...participants.keys()], weeksUntil(last, WEEKS)),
    [facts, participants, last],
  );
  const mayGive = plan.rows.some(
    (row) =>
      row.kind === "task" &&
      row.organisationId === me.organisationId &&
      can.editPromises(row.ydocId).allowed,
  );
  if (isLoading && plan.rows.length === 0) return <SkeletonRows rows={12} />;
  const sum = sumOf(ofWeek);
  const weeks = new Set(shown.weeks);
  const recent = facts.filter((fact) => weeks.has(fact.week));
  const weekName = t("weekSpan", {
    week: weekNumber(week),
    from: formats.planDay(textOfDay(week)),
    to: formats.planDay(textOfDay(week + 6)),
  });
  const percent = (share: number | null): string => (share === null ? "–" : formats.percent(share));
  const close = (): void => setDialog(null);
  return (
    <div className={styles.page}>
      <Page
        title={t("title")}
        {...(mayGive && {
          action: (
            <Button variant="filled" onClick={() => setDialog("give")}>
              {t("give.open")}
            </Button>
          ),
        })}
      >
        <Section
          title={weekName}
          action={
            <span className={styles.steps}>
              <ToolButton label={t("before")} onClick={() => setWeek(week - WEEK)}>
                <IconChevronLeft size={16} stroke={1.5} />
              </ToolButton>
              <Button disabled={week === now} onClick={() => setWeek(now)}>
                {t("thisWeek")}
              </Button>
              <ToolButton label={t("after")} onClick={() => setWeek(week + WEEK)}>
                <IconChevronRight size={16} stroke={1.5} />
              </ToolButton>
            </span>
          }
        >
          <dl className={styles.facts}>
            <Fact label={t("fact.ppc")}>{percent(percentComplete(sum))}</Fact>
            <Fact label={t("fact.ready")}>{percent(percentReady(sum))}</Fact>
            <Fact label={t("fact.promised")}>{formats.number(sum.promised)}</Fact>
            <Fact label={t("fact.missed")}>{formats.number(sum.missed)}</Fact>
            <Fact label={t("fact.open")}>{formats.number(sum.open)}</Fact>
          </dl>
          {ofWeek.length === 0 ? (
            <EmptyState title={t("none.title")}>{t("none.text")}</EmptyState>
          ) : (
            <PromiseList
              facts={ofWeek}
              actions={actions}
              mine={me.organisationId}
              isWithdrawable={week > now}
            />
          )}
        </Section>
        {shown.rows.length > 0 && (
          <Section title={t("ppc.title")} note={t("ppc.note")}>
            <PpcTable shown={shown} current={now} />
          </Section>
        )}
        <Section
          title={t("reasons.title")}
          note={t("reasons.note", { count: WEEKS })}
          {...(can.editFrame().allowed && {
            action: <Button onClick={() => setDialog("reasons")}>{t("reasons.edit")}</Button>,
          })}
        >
          {sumOf(recent).missed === 0 ? (
            <p className="quiet">{t("reasons.nothing")}</p>
          ) : (
            <ReasonTable facts={recent} />
          )}
        </Section>
      </Page>
      {dialog === "give" && (
        <GiveDialog
          rows={promisable(plan.rows, me.organisationId, week, facts)}
          week={weekName}
          onGive={(rows) => actions.give(rows, week)}
          onClose={close}
        />
      )}
      {dialog === "reasons" && <ReasonsDialog actions={actions} onClose={close} />}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The Monday of today by the site's own clock, in days since 1970. */
function mondayIn(timeZone: string): number {
  const text = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(
    Date.now(),
  );
  return mondayOf((instantOf(`${text}T00:00`) ?? 0) / TENTHS_PER_DAY);
}
