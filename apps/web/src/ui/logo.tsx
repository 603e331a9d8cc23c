export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true" strokeWidth="1.8">
      <path d="M1.5 5.5a3 3 0 0 1 3-3h9v9a3 3 0 0 1-3 3h-9z" fill="none" stroke="var(--ink)" />
      <path
        d="M20.5 16.5a3 3 0 0 1-3 3h-9v-9a3 3 0 0 1 3-3h9z"
        fill="var(--accent)"
        fillOpacity=".16"
        stroke="var(--accent)"
      />
    </svg>
  );
}
