import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { NewPoll } from "@/protocol/objects";
import { useStore } from "@/store/context";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Field, FieldErrors, INPUT } from "@/ui/Field";
import { IconButton } from "@/ui/IconButton";

import { closingTime, type Span, SPANS, tomorrow } from "./closing";
import { FEWEST_OPTIONS, MOST_OPTIONS, OPTION_CHARS } from "./state";

interface Props {
  question: string;
  poll?: NewPoll;
  onAsk: (question: string, poll: NewPoll) => void;
  onClose: () => void;
}

const isSame = (one: string, other: string) => one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();

/** What is asked, what can be chosen, and until when. */
export default function PollDialog({ question: given, poll, onAsk, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const limit = useStore((state) => state.contentChars);
  const [question, setQuestion] = useState(given);
  const [options, setOptions] = useState<string[]>(poll?.options ?? ["", ""]);
  const [multiple, setMultiple] = useState(poll?.multiple ?? false);
  const [span, setSpan] = useState<Span>("never");
  const [custom, setCustom] = useState(() => tomorrow(Date.now()));
  const [tried, setTried] = useState(false);
  const [badTime, setBadTime] = useState(false);
  const list = useRef<HTMLOListElement>(null);

  const put = (index: number, text: string) => setOptions(options.map((one, n) => (n === index ? text : one)));
  const filled = options.filter((one) => one.trim() !== "");
  const wrong = {
    question: question.trim() === "" ? [t("polls.wrong.question")] : [],
    options: filled.length < FEWEST_OPTIONS ? [t("polls.wrong.options")] : [],
  };
  const twice = (index: number) => options.slice(0, index).some((one) => one.trim() !== "" && isSame(one, options[index] ?? ""));
  const isFine = !Object.values(wrong).flat().length && !options.some((_, index) => twice(index));

  const add = () => {
    setOptions([...options, ""]);
    // The new field is there once React has drawn it.
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus());
  };
  const ask = () => {
    const closes = closingTime(span, custom, Date.now());
    setTried(true);
    setBadTime(closes === undefined);
    if (!isFine || closes === undefined) return;
    onAsk(question.trim(), { options: filled.map((one) => one.trim()), multiple, closes_at: closes });
    onClose();
  };

  return (
    <Dialog open onClose={onClose} title={t("polls.title")} closeLabel={t("action.close")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
        className="space-y-5"
      >
        <div>
          <label htmlFor={`${id}q`} className="mb-1.5 block text-sm font-medium text-ink">{t("polls.question")}</label>
          <textarea
            id={`${id}q`}
            autoFocus
            value={question}
            maxLength={limit}
            onChange={(event) => setQuestion(event.target.value)}
            aria-invalid={(tried && wrong.question.length > 0) || undefined}
            aria-describedby={`${id}qe`}
            className={`${INPUT} field-sizing-content max-h-40 min-h-11 resize-none py-2.5`}
          />
          {tried && <FieldErrors id={`${id}qe`} errors={wrong.question} />}
        </div>
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium text-ink">{t("polls.options")}</legend>
          <ol ref={list} className="space-y-2">
            {options.map((text, index) => (
              <li key={index}>
                <div className="flex items-center gap-1.5">
                  <input
                    value={text}
                    maxLength={OPTION_CHARS}
                    aria-label={t("polls.option_label", { number: index + 1 })}
                    aria-invalid={(tried && twice(index)) || undefined}
                    aria-describedby={`${id}o${index}`}
                    placeholder={t("polls.option_label", { number: index + 1 })}
                    onChange={(event) => put(index, event.target.value)}
                    onKeyDown={(event) => {
                      if (event.key !== "Enter" || event.nativeEvent.isComposing || index < options.length - 1 || options.length === MOST_OPTIONS || !text.trim()) return;
                      event.preventDefault();
                      add();
                    }}
                    className={`${INPUT} h-10`}
                  />
                  <IconButton
                    bare
                    icon="close"
                    size="small"
                    label={t("polls.option_remove", { number: index + 1 })}
                    disabled={options.length <= FEWEST_OPTIONS}
                    onClick={() => setOptions(options.filter((_, n) => n !== index))}
                  />
                </div>
                {tried && twice(index) && <FieldErrors id={`${id}o${index}`} errors={[t("polls.wrong.twice")]} />}
              </li>
            ))}
          </ol>
          {tried && <FieldErrors id={`${id}oe`} errors={wrong.options} />}
          {options.length < MOST_OPTIONS && (
            <Button size="small" look="outline" className="mt-2" onClick={add}>{t("polls.option_add")}</Button>
          )}
        </fieldset>
        <label className="flex items-center gap-2.5 text-sm text-ink">
          <input type="checkbox" checked={multiple} onChange={(event) => setMultiple(event.target.checked)} className="size-4.5 accent-pecan" />
          {t("polls.multiple")}
        </label>
        <div>
          <label htmlFor={`${id}c`} className="mb-1.5 block text-sm font-medium text-ink">{t("polls.closing")}</label>
          <select id={`${id}c`} value={span} onChange={(event) => setSpan(event.target.value as Span)} className={`${INPUT} h-11`}>
            {(Object.keys(SPANS) as Span[]).map((one) => (
              <option key={one} value={one}>{t(`polls.spans.${one}`)}</option>
            ))}
          </select>
          {span === "custom" && (
            <Field
              className="mt-3"
              type="datetime-local"
              label={t("polls.closing_at")}
              value={custom}
              errors={badTime ? [t("polls.wrong.closes")] : []}
              onChange={(event) => setCustom(event.target.value)}
            />
          )}
        </div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button look="primary" type="submit">{t("polls.ask")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
