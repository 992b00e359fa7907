import { memo, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { Author, Id } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { Avatar } from "@/ui/Avatar";
import { cx } from "@/ui/cx";
import { Icon } from "@/ui/Icon";
import { PresenceDot } from "@/ui/PresenceDot";

/** Pages further away than this leave an empty space of their height. */
const NEAR = "600px 0px";

/** One person: with what they set if they are here, faint if they are not. */
const Person = memo(function Person({ person, here }: { person: Author; here: boolean }) {
  const { t } = useTranslation();
  const shown = useStore((state) => (here ? state.presence[person.id] : undefined));
  const status = here ? (shown?.status ?? "online") : "offline";
  return (
    <li className="flex items-center gap-3 rounded-xl px-2 py-1.5 hover:bg-shell/60">
      <span className={cx("relative", !here && "opacity-55")}>
        <Avatar id={person.id} name={person.display_name} src={person.avatar} />
        <PresenceDot status={status} className="absolute -right-0.5 -bottom-0.5 size-3! ring-2 ring-husk" />
      </span>
      <span className="min-w-0 flex-1">
        <span className={cx("flex items-center gap-1.5 text-sm font-medium", !here && "text-ink-faint")}>
          <span className="truncate">{person.display_name}</span>
          {person.badge && (
            <span title={person.badge} className="text-leaf">
              <Icon name="shield" className="size-3.5" />
              <span className="sr-only">{person.badge}</span>
            </span>
          )}
          <span className="sr-only">{t(`presence.${status}`)}</span>
        </span>
        {shown?.text && <span className="block truncate text-xs text-ink-faint">{shown.text}</span>}
      </span>
    </li>
  );
});

function Known({ id }: { id: Id }) {
  const person = useStore((state) => state.users[id]);
  return person ? <Person person={person} here /> : null;
}

interface Props {
  /** Those who are here, by id, or others as they were fetched. */
  people: (Id | Author)[];
  /** Told whether any of it is in view. */
  onSeen?: (isSeen: boolean) => void;
}

/** Some people of a long list; they are drawn while they are near what is in view. */
export function PeoplePage({ people, onSeen }: Props) {
  const box = useRef<HTMLUListElement>(null);
  /** The height of what is not drawn. */
  const [gap, setGap] = useState<number | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const nearby = new IntersectionObserver(
      ([entry]) => setGap(entry && !entry.isIntersecting ? element.offsetHeight : null),
      { root: element.closest("[data-scroller]"), rootMargin: NEAR },
    );
    nearby.observe(element);
    return () => nearby.disconnect();
  }, []);
  useEffect(() => {
    const element = box.current;
    if (!element || !onSeen) return;
    const inView = new IntersectionObserver(([entry]) => onSeen(entry?.isIntersecting ?? false));
    inView.observe(element);
    return () => {
      inView.disconnect();
      onSeen(false);
    };
  }, [onSeen]);
  return (
    <ul ref={box} style={gap === null ? undefined : { height: gap }}>
      {gap === null && people.map((one) => (typeof one === "string" ? <Known key={one} id={one} /> : <Person key={one.id} person={one} here={false} />))}
    </ul>
  );
}
