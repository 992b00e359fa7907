import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "@/ui/Button";
import { Field, FieldErrors } from "@/ui/Field";
import { IconButton } from "@/ui/IconButton";
import { Notice } from "@/ui/Notice";
import { useToast } from "@/ui/toasts";

import { Rules } from "../AskDialog";
import { calls } from "../calls";
import { ColourChoice } from "../ColourChoice";
import { Area, Choice } from "../fields";
import type { TabProps } from "../SpaceSettings";
import { useSaving } from "../useSaving";
import { useVisibilities } from "../words";
import { EndOfSpace } from "./EndOfSpace";
import { IconButtons } from "./IconButtons";

const RULES_MAX = 15;
const FIELDS = ["name", "description", "question", "visibility", "rules"];

/** How a space looks and who may come in; for those who do not manage it, its rules and the way out. */
export function OverviewTab({ space, mine, onLeft }: TabProps & { onLeft: () => void }) {
  const isAdmin = mine === "admin" || mine === "owner";
  return (
    <div className="space-y-10">
      {isAdmin && !space.archived && <Looks key={space.id} space={space} />}
      {!isAdmin && space.rules.length > 0 && <Rules rules={space.rules} />}
      <EndOfSpace space={space} mine={mine} onLeft={onLeft} />
    </div>
  );
}

function Looks({ space }: Pick<TabProps, "space">) {
  const { t } = useTranslation();
  const say = useToast();
  const { busy, save, errorsOf, otherThan } = useSaving();
  const visibilities = useVisibilities();
  const [typed, setTyped] = useState<Partial<typeof now>>({});
  const now = { name: space.name, description: space.description, question: space.question, colour: space.colour, visibility: space.visibility, rules: space.rules };
  const shown = { ...now, ...typed };
  const put = (change: typeof typed) => setTyped((before) => ({ ...before, ...change }));
  const changed = Object.fromEntries(
    Object.entries(typed).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(now[key as keyof typeof now])),
  ) as typeof typed;
  const other = otherThan(...FIELDS);
  const isBuiltIn = space.kind === "lounge";

  const submit = async () => {
    const rules = shown.rules.map((rule) => rule.trim()).filter(Boolean);
    if (!(await save(() => calls.change(space.slug, changed.rules ? { ...changed, rules } : changed)))) return;
    setTyped({});
    say(t("settings.saved"));
  };

  return (
    <form
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <IconButtons space={space} colour={shown.colour} />
      <Field label={t("spaces.form.name")} value={shown.name} maxLength={80} required errors={errorsOf("name")} onChange={(event) => put({ name: event.target.value })} />
      <Area label={t("spaces.form.description")} value={shown.description} maxLength={500} errors={errorsOf("description")} onChange={(event) => put({ description: event.target.value })} />
      <ColourChoice name={shown.name} value={shown.colour} onChoose={(colour) => put({ colour: colour as typeof shown.colour })} />
      <Choice legend={t("spaces.form.visibility")} value={shown.visibility} disabled={isBuiltIn} options={visibilities} onChoose={(visibility) => put({ visibility: visibility as typeof shown.visibility })} />
      {shown.visibility === "restricted" && (
        <Field label={t("spaces.form.question")} value={shown.question} maxLength={200} hint={t("spaces.form.question_hint")} errors={errorsOf("question")} onChange={(event) => put({ question: event.target.value })} />
      )}
      <RuleList rules={shown.rules} errors={errorsOf("rules")} onChange={(rules) => put({ rules })} />
      {other && <Notice tone="bad" icon="alert" role="alert">{other}</Notice>}
      <Button look="primary" type="submit" busy={busy} disabled={Object.keys(changed).length === 0}>{t("action.save")}</Button>
    </form>
  );
}

interface RuleListProps {
  rules: string[];
  errors: string[] | undefined;
  onChange: (rules: string[]) => void;
}

function RuleList({ rules, errors, onChange }: RuleListProps) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t("spaces.form.rules")}</legend>
      <ol className="space-y-2">
        {rules.map((rule, index) => (
          <li key={index} className="flex items-end gap-2">
            <Field
              className="min-w-0 flex-1"
              label={<span className="sr-only">{t("spaces.form.rule", { number: index + 1 })}</span>}
              value={rule}
              maxLength={200}
              onChange={(event) => onChange(rules.map((one, at) => (at === index ? event.target.value : one)))}
            />
            <IconButton icon="trash" label={t("spaces.form.remove_rule", { number: index + 1 })} onClick={() => onChange(rules.filter((_, at) => at !== index))} />
          </li>
        ))}
      </ol>
      <FieldErrors id="rules-errors" errors={errors} />
      {rules.length < RULES_MAX && <Button size="small" look="outline" className="mt-2" onClick={() => onChange([...rules, ""])}>{t("spaces.form.add_rule")}</Button>}
    </fieldset>
  );
}
