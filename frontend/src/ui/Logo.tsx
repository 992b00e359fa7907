export function Logo({ className = "size-8" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="10" fill="var(--pecan)" />
      <path d="M16 5c5.6 4.3 8 8.5 8 12.7C24 23 20.6 27 16 27s-8-4-8-9.3C8 13.5 10.4 9.3 16 5Z" fill="var(--on-pecan)" />
      <path
        d="M16 8.5v16M12.2 13c1.7 3.2 1.7 6.8 0 10M19.8 13c-1.7 3.2-1.7 6.8 0 10"
        fill="none"
        stroke="var(--pecan)"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
