import type { ReactNode } from "react";

/** Drawn on a 24 × 24 grid with one stroke. */
const SHAPES = {
  send: <path d="M4.5 12 20 4.5 15.5 20l-4-6.5-7-1.5Zm7 1.5L20 4.5" />,
  smile: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M8.5 14.5c1.8 2.3 5.2 2.3 7 0M9 9.8v.2M15 9.8v.2" />
    </>
  ),
  bold: <path d="M7.5 5H13a3.5 3.5 0 0 1 0 7H7.5V5Zm0 7h6.3a3.5 3.5 0 0 1 0 7H7.5v-7Z" />,
  italic: <path d="M10.5 5h6M7.5 19h6M13.5 5l-3 14" />,
  strike: <path d="M5 12h14M16 8c-.3-2-1.9-3-4-3-2.3 0-4 1.1-4 3 0 1 .5 1.8 1.3 2.4M8 16c.3 2 1.9 3 4 3 2.3 0 4-1.1 4-3 0-.6-.2-1.2-.5-1.7" />,
  code: <path d="m8.5 7-5 5 5 5M15.5 7l5 5-5 5" />,
  quote: <path d="M5 6v12M9 8h10M9 12h10M9 16h6" />,
  list: <path d="M9 7h11M9 12h11M9 17h11M4.5 7v.01M4.5 12v.01M4.5 17v.01" />,
  link: <path d="M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1" />,
  spoiler: <path d="M4 4l16 16M9.9 9.9a3 3 0 0 0 4.2 4.2M6.5 6.7C4.6 8 3.3 9.9 2.5 12c1.5 3.8 5 6.5 9.5 6.5 1.9 0 3.6-.5 5-1.3M11 5.6l1-.1c4.5 0 8 2.7 9.5 6.5-.4 1.1-1 2.1-1.7 3" />,
  reply: <path d="M9.5 7 4.5 12l5 5M5 12h8.5c3.6 0 6 2.2 6 6" />,
  forward: <path d="m14.5 7 5 5-5 5M19 12h-8.5c-3.6 0-6 2.2-6 6" />,
  thread: <path d="M4 5.5h12.5v8.5H9l-3.2 2.8V14H4V5.5ZM19.5 9v9.2H18V20l-2.3-1.8h-4.2" />,
  beside: <path d="M3.5 5h17v14h-17V5Zm8.5 0v14M15 9h2.5M15 12h2.5" />,
  lock: <path d="M5.5 11h13v9h-13v-9Zm2.5 0V8a4 4 0 0 1 8 0v3M12 14.5v2" />,
  bell: <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 20.5h4" />,
  archive: <path d="M4 5h16v4H4V5Zm1.5 4v10.5h13V9M10 13h4" />,
  pencil: <path d="m4.5 19.5 1-4.2L16.2 4.6a2 2 0 0 1 2.8 0l.4.4a2 2 0 0 1 0 2.8L8.7 18.5l-4.2 1Z" />,
  trash: <path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.9 12.5h9.2L17.5 7M10.3 10.5v5.5M13.7 10.5v5.5" />,
  flag: <path d="M5.5 20.5v-16M5.5 5c4-2.2 7 1.8 13 0v9c-6 1.8-9-2.2-13 0" />,
  more: <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" strokeWidth="2.6" />,
  menu: <path d="M4 7h16M4 12h16M4 17h10" />,
  people: <path d="M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5c.4-3.5 3-5.5 6.5-5.5s6.1 2 6.5 5.5M16 5a3.3 3.3 0 0 1 0 6.3M18 14.6c2 .7 3.2 2.5 3.5 4.9" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  microphone: <path d="M12 3.5a2.8 2.8 0 0 0-2.8 2.8v5a2.8 2.8 0 0 0 5.6 0v-5A2.8 2.8 0 0 0 12 3.5ZM6 11.3a6 6 0 0 0 12 0M12 17.3v3.2M9 20.5h6" />,
  bookmark: <path d="M6.5 4h11v16.5L12 16l-5.5 4.5V4Z" />,
  dot: (
    <>
      <path d="M4 6h10M4 12h10M4 18h16" />
      <circle cx="18.5" cy="9" r="2.2" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  alert: <path d="M12 4 2.8 19.5h18.4L12 4Zm0 6v4.5M12 17v.01" />,
  retry: <path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.3M20 4.5v4.8h-4.8" />,
  down: <path d="M12 5v14M6 13l6 6 6-6" />,
  search: <path d="M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 4.5 4.5" />,
  settings: (
    <>
      <path d="M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9" />
      <circle cx="15" cy="7.5" r="2" />
      <circle cx="9" cy="16.5" r="2" />
    </>
  ),
  sun: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4" />
    </>
  ),
  moon: <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" />,
  screen: <path d="M3.5 5h17v11.5h-17V5ZM9 20h6M12 16.5V20" />,
  logout: <path d="M13.5 4.5h-8v15h8M9.5 12h11M17 8l4 4-4 4" />,
  block: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m6 6 12 12" />
    </>
  ),
  megaphone: <path d="M4 10v4h3l9 4.5v-13L7 10H4ZM19 9.5a4 4 0 0 1 0 5M8 14.5l1 5h2.5l-1-4" />,
  mail: <path d="M3.5 5.5h17v13h-17v-13Zm.5.5 8 7 8-7" />,
  leaf: <path d="M5 19c0-9 5-14 15-14 0 10-5 15-13 13M5 19c2-4 5-7 9-9" />,
  offline: <path d="M4 4l16 16M2.5 9.5A14 14 0 0 1 7 6.7M21.5 9.5A14 14 0 0 0 11 5.6M6 13a9 9 0 0 1 4.5-2.3M18 13a9 9 0 0 0-2.5-1.7M9.3 16.3a4 4 0 0 1 5.4 0M12 19.5v.01" />,
  attach: <path d="m19.5 11.5-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-8 8a1.6 1.6 0 0 1-2.2-2.2l7.2-7.2" />,
  file: <path d="M13.5 3.5h-7v17h11v-13l-4-4Zm0 0v4h4M9.5 12.5h5M9.5 16h5" />,
  picture: (
    <>
      <path d="M3.5 5h17v14h-17V5Zm0 11 5-5 4 4 3-3 5 4.5" />
      <circle cx="15.5" cy="9" r="1.3" />
    </>
  ),
  download: <path d="M12 4v11M7 10.5l5 5 5-5M5 19.5h14" />,
  play: <path d="M8 5.5v13l10.5-6.5L8 5.5Z" fill="currentColor" />,
  pause: <path d="M8.5 5.5v13M15.5 5.5v13" strokeWidth="3" />,
  left: <path d="m14.5 5-7 7 7 7" />,
  right: <path d="m9.5 5 7 7-7 7" />,
  poll: <path d="M5 19.5v-7M12 19.5v-15M19 19.5v-10" strokeWidth="2.6" />,
  pin: <path d="m14.5 4 5.5 5.5-3 1-3.5 3.5-.5 4-7-7 4-.5L13.5 7l1-3ZM9.5 14.5 4.5 19.5" />,
  shield: <path d="M12 3.5 5 6v5.5c0 4.3 2.8 7.6 7 9 4.2-1.4 7-4.7 7-9V6l-7-2.5Z" />,
  plus: <path d="M12 5v14M5 12h14" />,
  compass: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m15.5 8.5-2 5-5 2 2-5 5-2Z" />
    </>
  ),
  up: <path d="M12 19V5M6 11l6-6 6 6" />,
  door: <path d="M6.5 20.5v-17h11v17M4 20.5h16M14 12v.5" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

/** Decoration: the thing that carries it has the name. */
export function Icon({ name, className = "size-5" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
    >
      {SHAPES[name]}
    </svg>
  );
}
