import type { ReactNode } from "react";

export type GlyphStatus =
  | "not-started"
  | "in-progress"
  | "in-review"
  | "waiting"
  | "blocked"
  | "late"
  | "at-risk"
  | "proposed"
  | "done"
  | "not-needed"
  | "milestone"
  | "summary";

const SHAPES: Readonly<Record<GlyphStatus, ReactNode>> = {
  "not-started": (
    <circle cx="8" cy="8" r="5.5" fill="none" stroke="var(--ink3)" strokeWidth="1.6" />
  ),
  "in-progress": (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="var(--accent)" strokeWidth="1.6" />
      <path d="M8 4.2v7.6a3.8 3.8 0 0 0 0-7.6z" fill="var(--accent)" />
    </>
  ),
  "in-review": (
    <>
      <path d="M8 1.8 14.2 8 8 14.2 1.8 8z" fill="none" stroke="var(--accent)" strokeWidth="1.6" />
      <circle cx="8" cy="8" r="2" fill="var(--accent)" />
    </>
  ),
  waiting: (
    <g fill="none" stroke="var(--warn)" strokeWidth="1.6">
      <rect x="2.3" y="2.3" width="11.4" height="11.4" rx="1.5" />
      <path d="M6.2 5.5v5M9.8 5.5v5" />
    </g>
  ),
  blocked: (
    <g fill="none" stroke="var(--crit)" strokeWidth="1.6">
      <path d="M5.3 1.7h5.4l3.6 3.6v5.4l-3.6 3.6H5.3l-3.6-3.6V5.3z" />
      <path d="M5 8h6" />
    </g>
  ),
  late: (
    <>
      <path d="M8 1.6 15 14H1z" fill="var(--crit)" />
      <path d="M8 6v4M8 12h.01" stroke="var(--surface)" strokeWidth="1.7" strokeLinecap="round" />
    </>
  ),
  "at-risk": (
    <g fill="none" stroke="var(--warn)" strokeWidth="1.6">
      <path d="M8 2.4 14.2 13.4H1.8z" />
      <path d="M8 6.6v3M8 11.2h.01" strokeLinecap="round" />
    </g>
  ),
  proposed: (
    <g fill="none" stroke="var(--accent)">
      <circle cx="8" cy="8" r="5.7" strokeWidth="1.6" strokeDasharray="2.4 2" />
      <path d="M8 5.5v5M5.5 8h5" strokeWidth="1.4" />
    </g>
  ),
  done: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="var(--ok)" />
      <path d="M5 8.2 7.2 10.4 11 6" fill="none" stroke="var(--surface)" strokeWidth="1.6" />
    </>
  ),
  "not-needed": (
    <g fill="none" stroke="var(--ink3)" strokeWidth="1.6">
      <circle cx="8" cy="8" r="5.5" />
      <path d="M4.2 11.8l7.6-7.6" />
    </g>
  ),
  milestone: <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" fill="var(--ink)" />,
  summary: <path d="M2 5h12v5l-2-2.5H4L2 10z" fill="var(--ink2)" />,
};

/** A status by its shape. Give `label` unless the word stands beside it. */
export function StatusGlyph(props: { status: GlyphStatus; size?: number; label?: string }) {
  const { status, size = 14, label } = props;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined || undefined}
      data-status={status}
    >
      {SHAPES[status]}
    </svg>
  );
}
