import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { errorText } from "@/lib/errors";
import { HttpError } from "@/lib/http";
import { fullTime } from "@/lib/time";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Icon } from "@/ui/Icon";
import { Notice } from "@/ui/Notice";
import { SpaceTile } from "@/ui/SpaceTile";
import { Spinner } from "@/ui/Spinner";

import { Rules } from "./AskDialog";
import { calls } from "./calls";
import { useSaving } from "./useSaving";

interface Props {
  code: string;
  /** Goes into the space. */
  enter: (slug: string) => void;
}

/** What an invite leads to, and the way in. */
export default function InvitePage({ code, enter }: Props) {
  const { t, i18n } = useTranslation();
  const { busy, save, otherThan } = useSaving();
  const found = useQuery({
    queryKey: ["invite", code],
    queryFn: () => calls.preview(code),
    retry: (times, error) => !(error instanceof HttpError && error.status >= 400) && times < 3,
  });
  const invite = found.data;
  if (found.isPending) return <div className="grid flex-1 place-items-center text-ink-faint"><Spinner /></div>;
  if (!invite) return <div className="grid flex-1 place-items-center"><Empty title={t("spaces.invite.over")} text={errorText(t, found.error)} /></div>;
  const wrong = otherThan();
  const accept = async () => {
    if (invite.joined || (await save(() => calls.accept(code)))) enter(invite.slug);
  };
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-5 py-10">
      <article className="mx-auto flex max-w-lg flex-col items-center gap-3 rounded-3xl border border-line bg-raised p-6 text-center sm:p-8">
        <SpaceTile name={invite.name} colour={invite.colour} icon={invite.icon} className="size-20 rounded-3xl text-3xl" />
        <p className="text-sm text-ink-soft">
          {invite.creator ? t("spaces.invite.by", { name: invite.creator.display_name }) : t("spaces.invite.you")}
        </p>
        <h2 className="font-display text-2xl font-semibold text-balance">{invite.name}</h2>
        <p className="flex flex-wrap justify-center gap-x-3 text-sm text-ink-faint">
          <span className="flex items-center gap-1.5"><Icon name="people" className="size-4" />{t("shell.members", { count: invite.member_count })}</span>
          <span className="flex items-center gap-1.5"><Icon name={invite.visibility === "public" ? "leaf" : "lock"} className="size-4" />{t(`spaces.visibility.${invite.visibility}`)}</span>
        </p>
        {invite.description && <p className="leading-relaxed whitespace-pre-line text-ink-soft">{invite.description}</p>}
        {invite.rules.length > 0 && <div className="w-full text-left"><Rules rules={invite.rules} /></div>}
        {wrong && <Notice tone="bad" icon="alert" role="alert" className="w-full text-left">{wrong}</Notice>}
        <Button look="primary" busy={busy} onClick={() => void accept()} className="mt-2 w-full">{t(invite.joined ? "spaces.door.open" : "spaces.invite.accept")}</Button>
        {invite.expires_at && !invite.joined && <p className="text-xs text-ink-faint">{t("spaces.invite.until", { time: fullTime(invite.expires_at, i18n.language) })}</p>}
      </article>
    </div>
  );
}
