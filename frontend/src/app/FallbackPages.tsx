import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Spinner } from "@/ui/Spinner";

export function WaitPage() {
  const { t } = useTranslation();
  return (
    <div role="status" className="grid h-full flex-1 place-items-center text-ink-faint">
      <Spinner className="size-7 text-pecan" />
      <span className="sr-only">{t("page.loading")}</span>
    </div>
  );
}

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main className="grid h-full flex-1 place-items-center">
      <Empty title={t("page.missing")} text={t("page.missing_text")}>
        <Link to="/lounge" className="font-medium text-pecan underline underline-offset-4">{t("page.to_lounge")}</Link>
      </Empty>
    </main>
  );
}

function CrashPage({ error }: { error: Error }) {
  const { t } = useTranslation();
  return (
    <main className="grid h-full place-items-center">
      <Empty title={t("page.crashed")} text={t("page.crashed_text")}>
        <Button look="primary" onClick={() => location.reload()}>{t("action.reload")}</Button>
        <p className="mt-2 font-mono text-xs text-ink-faint">{error.message}</p>
      </Empty>
    </main>
  );
}

/** Shows a page instead of nothing when a component fails. */
export class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    return this.state.error ? <CrashPage error={this.state.error} /> : this.props.children;
  }
}
