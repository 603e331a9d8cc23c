/** The same plan in other Gantts, set up as their makers show it, with what they have for large plans turned on. */
export const PAGES = {
  parley: null,
  dhtmlx: `
import gantt from "dhtmlx-gantt";
import "dhtmlx-gantt/codebase/dhtmlxgantt.css";
const painted = () => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(() => r())));
const day = (n) => new Date(2026, 2, 9 + n);
let ids = [];
window.bench = {
  async start({ tasks, links }) {
    const root = document.querySelector("#root");
    root.style.cssText = "width:100vw;height:100vh";
    const data = tasks.map((t) => ({ id: t.id, text: t.name, parent: t.parent ?? 0, open: true,
      ...(t.parent === null ? { type: "project" } : { start_date: day(t.start), duration: t.days }) }));
    const ends = links.map(([source, target], i) => ({ id: "l" + i, source, target, type: "0" }));
    ids = tasks.filter((t) => t.parent !== null).map((t) => t.id);
    const began = performance.now();
    gantt.plugins({ critical_path: false });
    gantt.config.smart_rendering = true;
    gantt.config.static_background = true;
    gantt.config.work_time = false;
    const scales = (unit, step) => [{ unit: "month", step: 1, format: "%F %Y" }, { unit, step, format: "%j" }];
    gantt.ext.zoom.init({ levels: [
      { name: "a", scales: scales("day", 1), min_column_width: 40 },
      { name: "b", scales: scales("day", 1), min_column_width: 20 },
      { name: "c", scales: scales("week", 1), min_column_width: 40 },
      { name: "d", scales: scales("week", 1), min_column_width: 20 }],
      useKey: "ctrlKey", trigger: "wheel", element: () => gantt.$root.querySelector(".gantt_task") });
    gantt.ext.zoom.setLevel("b");
    gantt.init(root);
    gantt.parse({ data, links: ends });
    await painted();
    return performance.now() - began;
  },
  edit(step) {
    const task = gantt.getTask(ids[(step * 37) % ids.length]);
    task.duration += step % 2 === 0 ? 1 : -1;
    task.end_date = gantt.calculateEndDate(task);
    gantt.updateTask(task.id);
  },
  async bar(id) {
    gantt.showTask(id);
    await painted();
    const box = gantt.getTaskNode(id).getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  },
};`,
  svar: `
import React, { useState } from "react";
import { createRoot } from "react-dom/client";
import { Gantt, Willow } from "@svar-ui/react-gantt";
import "@svar-ui/react-gantt/all.css";
const h = React.createElement;
const painted = () => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(() => r())));
const day = (n) => new Date(2026, 2, 9 + n);
let api = null, ids = [], lengths = new Map();
window.bench = {
  async start({ tasks, links }) {
    const root = document.querySelector("#root");
    root.style.cssText = "width:100vw;height:100vh";
    const span = new Map();
    for (const t of tasks) if (t.parent !== null) {
      const s = span.get(t.parent) ?? [t.start, t.start + t.days];
      span.set(t.parent, [Math.min(s[0], t.start), Math.max(s[1], t.start + t.days)]);
    }
    const data = tasks.map((t) => t.parent === null
      ? { id: t.id, text: t.name, type: "summary", open: true, start: day(span.get(t.id)[0]), end: day(span.get(t.id)[1]) }
      : { id: t.id, text: t.name, type: "task", parent: t.parent, start: day(t.start), end: day(t.start + t.days), duration: t.days, progress: 0 });
    const ends = links.map(([source, target], i) => ({ id: "l" + i, source, target, type: "e2s" }));
    ids = tasks.filter((t) => t.parent !== null).map((t) => t.id);
    lengths = new Map(tasks.map((t) => [t.id, t]));
    const scales = [{ unit: "month", step: 1, format: "%F %Y" }, { unit: "day", step: 1, format: "%j" }];
    const began = performance.now();
    createRoot(root).render(h(Willow, null, h("div", { style: { height: "100vh" } },
      h(Gantt, { tasks: data, links: ends, scales, zoom: true, cellWidth: 20, init: (a) => { api = a; } }))));
    while (document.querySelector(".wx-bar") === null) await painted();
    await painted();
    return performance.now() - began;
  },
  edit(step) {
    const t = lengths.get(ids[(step * 37) % ids.length]);
    api.exec("update-task", { id: t.id, task: { start: day(t.start), end: day(t.start + t.days + (step % 2 === 0 ? 1 : 0)) } });
  },
  async bar(id) {
    api.exec("scroll-chart", { left: 0, top: 0 });
    await painted();
    const box = [...document.querySelectorAll(".wx-bar.wx-task")].map((e) => e.getBoundingClientRect())
      .find((b) => b.left > 500 && b.top > 100 && b.width > 10);
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  },
};`,
} as const;

export type Competitor = keyof typeof PAGES;
export const COMPETITORS = Object.keys(PAGES) as readonly Competitor[];
/** Fetched on demand, and never part of the project. */
export const PEER_PACKAGES = [
  "dhtmlx-gantt@10.0.3",
  "@svar-ui/react-gantt@2.7.3",
  "react@19.3.1",
  "react-dom@19.3.1",
] as const;
