import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
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

const NONE = "none";

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
          <Menu.RadioGroup
            value={current?.id ?? NONE}
            onChange={(value) => show(value === NONE ? null : value)}
          >
            <Menu.RadioItem value={NONE} closeMenuOnClick>
              {t("menu.none")}
            </Menu.RadioItem>
            {baselines.map((each) => (
              <Menu.RadioItem key={each.id} value={each.id} closeMenuOnClick>
                <BaselineLine baseline={each} />
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
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

/** Name, whose it is, and when it was frozen. */
function BaselineLine({ baseline }: { baseline: Baseline }) {
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
