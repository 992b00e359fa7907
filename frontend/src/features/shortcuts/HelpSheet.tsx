import { useState } from "react";
import { useTranslation } from "react-i18next";

import { SCOPES, type Scope, type ShortcutName, SHORTCUTS, setSingleKeys, singleKeys } from "@/lib/shortcuts";
import { Dialog } from "@/ui/Dialog";
import { Keys } from "@/ui/Keys";

const namesOf = (scope: Scope): ShortcutName[] =>
  (Object.keys(SHORTCUTS) as ShortcutName[]).filter((name) => SHORTCUTS[name].scope === scope);

function Group({ scope }: { scope: Scope }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby={`keys-${scope}`} className="mt-6">
      <h3 id={`keys-${scope}`} className="text-tiny font-semibold tracking-wide text-ink-faint uppercase">{t(`keys.scope.${scope}`)}</h3>
      <dl className="mt-1 divide-y divide-line">
        {namesOf(scope).map((name) => (
          <div key={name} className="flex min-h-10 items-center gap-4 py-1.5">
            <dt className="min-w-0 flex-1 text-sm text-ink">{t(`keys.name.${name}`)}</dt>
            <dd className="flex shrink-0 items-center gap-2 text-xs text-ink-faint">
              {SHORTCUTS[name].keys.map((keys, index) => (
                <span key={keys} className="flex items-center gap-2">
                  {index > 0 && t("keys.or")}
                  <Keys keys={keys} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Every shortcut there is, by where it works. */
export default function HelpSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [single, setSingle] = useState(singleKeys);
  return (
    <Dialog open onClose={onClose} title={t("keys.title")} description={t("keys.text")} closeLabel={t("action.close")}>
      <label className="flex items-start gap-3 rounded-2xl bg-husk p-3 text-sm">
        <input
          type="checkbox"
          checked={single}
          onChange={(event) => {
            setSingle(event.target.checked);
            setSingleKeys(event.target.checked);
          }}
          className="mt-0.5 size-4 accent-pecan"
        />
        <span>
          <span className="font-medium text-ink">{t("keys.single")}</span>
          <span className="block text-xs leading-relaxed text-ink-soft">{t("keys.single_text")}</span>
        </span>
      </label>
      {SCOPES.map((scope) => <Group key={scope} scope={scope} />)}
    </Dialog>
  );
}
