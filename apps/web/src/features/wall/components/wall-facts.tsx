import { useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../platform/i18n/use-formats.ts";
import { TitleBlockFact } from "../../../ui/title-block.tsx";
import type { WallCanvas } from "../canvas/wall-canvas.ts";
import type { WallScene } from "../canvas/wall-scene.ts";

/** The sheet's facts. */
export function WallFacts({ wall, scene }: { wall: WallCanvas; scene: WallScene }) {
  const { t } = useTranslation("wall");
  const formats = useFormats();
  const { zoom } = useSyncExternalStore(wall.camera.subscribe, wall.camera.get);
  const facts = useMemo(() => {
    const tasks = [...scene.frames.values()].flatMap(({ notes }) => notes);
    return {
      notes: scene.items.filter(({ object }) => object.type === "note").length,
      tasks: new Set(tasks.map(({ row }) => row.id)).size,
      critical: tasks.filter(({ row }) => row.dates?.critical === true).length,
      broken: scene.handOffs.filter(({ trouble }) => trouble !== null).length,
    };
  }, [scene]);
  return (
    <>
      <TitleBlockFact label={t("fact.free")}>{formats.number(facts.notes)}</TitleBlockFact>
      <TitleBlockFact label={t("fact.tasks")}>{formats.number(facts.tasks)}</TitleBlockFact>
      <TitleBlockFact label={t("fact.handOffs")}>
        {formats.number(scene.handOffs.length)}
      </TitleBlockFact>
      <TitleBlockFact label={t("fact.broken")} isCritical={facts.broken > 0}>
        {formats.number(facts.broken)}
      </TitleBlockFact>
      <TitleBlockFact label={t("fact.zoom")} atEnd>
        {formats.percent(zoom)}
      </TitleBlockFact>
    </>
  );
}
