import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { canExport } from "@parley/shared/permissions/export-policy.ts";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFacts } from "../../../platform/collaboration/project-hooks.ts";
import type { PrintSource } from "../print/print-source.ts";

const PrintDialog = lazy(async () => ({
  default: (await import("./print-dialog.tsx")).PrintDialog,
}));

const FORMATS = ["mspdi", "xlsx", "csv", "ics"] as const;

/** The plan as paper, as a picture, and as files for other programs. */
export function ExportMenu({ source }: { source: () => PrintSource }) {
  const { t } = useTranslation(["print", "settings"]);
  const { projectId, standing } = useFacts();
  const [printed, setPrinted] = useState<PrintSource | null>(null);
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="default"
            style={{ flex: "none" }}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t("menu")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setPrinted(source())}>{t("print")}</Menu.Item>
          {canExport(standing).allowed && (
            <>
              <Menu.Divider />
              {FORMATS.map((format) => (
                <Menu.Item
                  key={format}
                  component="a"
                  href={`/api/projects/${encodeURIComponent(projectId)}/export?format=${format}`}
                  download
                >
                  {t(`settings:export.${format}`)}
                </Menu.Item>
              ))}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {printed !== null && (
        <Suspense fallback={null}>
          <PrintDialog source={printed} onClose={() => setPrinted(null)} />
        </Suspense>
      )}
    </>
  );
}
