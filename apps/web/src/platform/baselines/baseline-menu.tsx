import { Button, Menu } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFacts, useOrganisations } from "../collaboration/project-hooks.ts";
import { useFormats } from "../i18n/use-formats.ts";
import { OrganisationBadge } from "../../ui/organisation-badge.tsx";
import { useBaselines, type Baseline } from "./baseline-api.ts";
import styles from "./baselines.module.css";
import { FreezeDialog } from "./freeze-dialog.tsx";
import { useShownBaseline } from "./shown-baseline.ts";
import { useBaselineRights } from "./use-baseline-rights.ts";

/** Which baseline stands below the bars; freezing one, and the way to what has slipped since. */
export function BaselineMenu() {
  const { t } = useTranslation("baselines");
  const { projectId } = useFacts();
  const { data: baselines = [] } = useBaselines(projectId);
  const [shown, show] = useShownBaseline(projectId);
  const rights = useBaselineRights();
  const [isFreezing, setFreezing] = useState(false);
  const current = baselines.find(({ id }) => id === shown);
  return (
    <>
      <Menu position="bottom-start" width={320}>
        <Menu.Target>
          <Button
            variant="default"
            className={styles.menu}
            data-on={current !== undefined || undefined}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            <span className="ellipsis">
              {current === undefined ? t("menu.label") : t("menu.shown", { name: current.name })}
            </span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.dropdown}>
          <Menu.Label>{t("menu.show")}</Menu.Label>
          <Choice isChosen={current === undefined} onChoose={() => show(null)}>
            {t("menu.none")}
          </Choice>
          {baselines.map((each) => (
            <Choice key={each.id} isChosen={each.id === shown} onChoose={() => show(each.id)}>
              <BaselineLine baseline={each} />
            </Choice>
          ))}
          <Menu.Divider />
          {(rights.ofProject || rights.ofOrganisation) && (
            <Menu.Item onClick={() => setFreezing(true)}>{t("menu.freeze")}</Menu.Item>
          )}
          <Menu.Item component={Link} to={`/projects/${projectId}/progress`}>
            {t("menu.compare")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isFreezing && <FreezeDialog onClose={() => setFreezing(false)} onFrozen={show} />}
    </>
  );
}

function Choice(props: { isChosen: boolean; onChoose: () => void; children: React.ReactNode }) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={props.isChosen}
      onClick={props.onChoose}
      rightSection={props.isChosen ? <IconCheck size={14} aria-hidden /> : null}
    >
      {props.children}
    </Menu.Item>
  );
}

/** Name, whose it is, and when it was frozen. */
export function BaselineLine({ baseline }: { baseline: Baseline }) {
  const formats = useFormats();
  const { scope } = baseline;
  const organisations = useOrganisations();
  const organisation =
    scope.kind === "organisation" ? organisations.get(scope.organisationId) : undefined;
  return (
    <span className={styles.line}>
      {organisation !== undefined && <OrganisationBadge organisation={organisation} />}
      <span className="ellipsis" title={baseline.name}>
        {baseline.name}
      </span>
      <span className={styles.when}>{formats.date(baseline.frozenAt)}</span>
    </span>
  );
}
