import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import type { highlight as Highlight, Piece } from "@/lib/markdown/highlight";
import { cx } from "@/ui/cx";

let highlight: typeof Highlight | null = null;

const COLOURS: [RegExp, string][] = [
  [/^(comment|quote|meta|doctag)/, "text-ink-faint italic"],
  [/^(string|regexp|addition|char|link)/, "text-leaf"],
  [/^(number|literal|symbol|bullet)/, "text-gold"],
  [/^(attr|property|deletion|selector-attr|variable|template-variable)/, "text-berry"],
  [/^(keyword|built_in|type|tag|name|selector|section)/, "text-pecan"],
  [/^title/, "font-semibold"],
];

function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map((piece, index) =>
    typeof piece === "string" ? piece : (
      <span key={index} className={COLOURS.find(([kinds]) => kinds.test(piece.kind))?.[1]}>
        <Pieces pieces={piece.pieces} />
      </span>
    ),
  );
}

/** Colours come when they have been fetched; the words stand where they stood. */
function usePieces(text: string, language: string): Piece[] | null {
  const [ready, setReady] = useState(highlight !== null);
  useEffect(() => {
    if (ready || !language) return;
    let shown = true;
    void import("@/lib/markdown/highlight").then(
      (module) => {
        highlight = module.highlight;
        if (shown) setReady(true);
      },
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, [ready, language]);
  return useMemo(() => (ready && language && highlight ? highlight(text, language) : null), [ready, text, language]);
}

/** A block of code with the name of its language. */
export function CodeBlock({ text, language }: { text: string; language: string }) {
  const { t } = useTranslation();
  const pieces = usePieces(text, language);
  return (
    <figure className="my-1 max-w-full overflow-hidden rounded-xl border border-line bg-husk">
      {language && <figcaption className="border-b border-line px-3.5 py-1 font-mono text-tiny text-ink-faint">{language}</figcaption>}
      <pre
        tabIndex={0}
        role="group"
        aria-label={t("message.code", { language })}
        className={cx("overflow-x-auto px-3.5 py-2.5 font-mono text-[0.8125rem] leading-5 -outline-offset-2")}
      >
        <code>{pieces ? <Pieces pieces={pieces} /> : text}</code>
      </pre>
    </figure>
  );
}
