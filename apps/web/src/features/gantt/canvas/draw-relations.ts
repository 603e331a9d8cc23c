import { BAR_MILESTONE, BAR_NONE } from "../model/gantt-rows.ts";
import { BAR_HALF, extentOf } from "../model/hit-test.ts";
import { routeRelation, type End } from "../model/route-relation.ts";
import { ROW_HEIGHT, rowsInSight } from "../model/viewport.ts";
import type { Pen } from "./pen.ts";
import { HEADER_HEIGHT, type Scene } from "./scene.ts";

const ARROW = 4.5;
type Route = readonly number[];

/** Relations with an end in sight: quiet, then critical, then those of the selected row on top. */
export function drawRelations(pen: Pen, scene: Scene): void {
  const { model, viewport, height, width, theme, selected, showsCritical } = scene;
  const { relations } = model;
  const { first, last } = rowsInSight(viewport.top, height - HEADER_HEIGHT, model.count);
  const quiet: Route[] = [];
  const critical: Route[] = [];
  const chosen: Route[] = [];
  for (let index = 0; index < relations.count; index += 1) {
    const from = relations.predecessor[index]!;
    const to = relations.successor[index]!;
    const isInSight = (from >= first && from < last) || (to >= first && to < last);
    if (!isInSight || model.kind[from] === BAR_NONE || model.kind[to] === BAR_NONE) continue;
    const [a, b] = [endOf(scene, from), endOf(scene, to)];
    const left = Math.min(a.left, b.left) - 20;
    const right = Math.max(a.right, b.right) + 20;
    if (right < 0 || left > width) continue;
    const route = routeRelation(relations.type[index]!, a, b);
    if (from === selected || to === selected) chosen.push(route);
    else if (showsCritical && model.isCriticalRelation(index)) critical.push(route);
    else quiet.push(route);
  }
  strokeRoutes(pen, quiet, theme.relation, pen.hair);
  strokeRoutes(pen, critical, theme.crit, pen.hair);
  strokeRoutes(pen, chosen, theme.accent, Math.max(1.5, pen.hair));
}

function endOf({ model, viewport, sliding, pulled }: Scene, index: number): End {
  const span = pulled?.index === index ? pulled : sliding.get(index);
  const start = span?.start ?? model.start[index]!;
  const finish = span?.finish ?? model.finish[index]!;
  const { left, right } = extentOf(model.kind[index]!, start, finish, viewport);
  const y = HEADER_HEIGHT + index * ROW_HEIGHT + ROW_HEIGHT / 2 - viewport.top;
  const isPoint = model.kind[index] === BAR_MILESTONE;
  return { left, right, y, half: BAR_HALF, isPoint };
}

function strokeRoutes(pen: Pen, routes: readonly Route[], colour: string, width: number): void {
  if (routes.length === 0) return;
  const { context } = pen;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = width;
  context.lineJoin = "round";
  context.beginPath();
  for (const route of routes) {
    context.moveTo(pen.mid(route[0]!), pen.mid(route[1]!));
    for (let at = 2; at < route.length; at += 2)
      context.lineTo(pen.mid(route[at]!), pen.mid(route[at + 1]!));
  }
  context.stroke();
  context.beginPath();
  for (const route of routes) addArrow(pen, route);
  context.fill();
}

/** The point touches the bar. */
function addArrow(pen: Pen, route: Route): void {
  const { context } = pen;
  const at = route.length;
  const [x, y] = [route[at - 2]!, route[at - 1]! + pen.hair / 2];
  const dx = Math.sign(x - route[at - 4]!);
  const dy = dx === 0 ? Math.sign(route[at - 1]! - route[at - 3]!) : 0;
  const tip = dx === 0 ? x + pen.hair / 2 : x;
  context.moveTo(tip, y);
  context.lineTo(tip - dx * ARROW - dy * 3, y - dy * ARROW - dx * 3);
  context.lineTo(tip - dx * ARROW + dy * 3, y - dy * ARROW + dx * 3);
  context.closePath();
}
