import { memo, type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { parseMarkdown } from "@/lib/markdown/blocks";
import type { Block, Inline } from "@/lib/markdown/tree";
import type { Mention } from "@/protocol/objects";
import { cx } from "@/ui/cx";

function Spoiler({ nodes }: { nodes: Inline[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (open) return <span className="rounded-md bg-shell px-1"><Inlines nodes={nodes} /></span>;
  return (
    <button
      type="button"
      onClick={() => setOpen(true)}
      className="rounded-md bg-ink-soft px-1 text-transparent select-none hover:bg-ink-faint [&_*]:text-transparent!"
    >
      <span className="sr-only">{t("message.spoiler")}</span>
      <span aria-hidden="true"><Inlines nodes={nodes} inert /></span>
    </button>
  );
}

/** `inert`: inside of a button, where a link may not be. */
function Inlines({ nodes, inert = false }: { nodes: Inline[]; inert?: boolean }) {
  return nodes.map((node, index) => <InlineNode key={index} node={node} inert={inert} />);
}

function InlineNode({ node, inert }: { node: Inline; inert: boolean }) {
  switch (node.kind) {
    case "text":
      return node.text;
    case "break":
      return <br />;
    case "code":
      return <code className="rounded-md border border-line bg-shell/60 px-1.5 py-0.5 font-mono text-[0.85em]">{node.text}</code>;
    case "mention":
      return <span className="rounded-md bg-pecan-wash px-1 font-medium text-pecan">{node.text}</span>;
    case "link":
      if (inert) return <Inlines nodes={node.children} inert />;
      return (
        <a
          href={node.href}
          target="_blank"
          rel="noopener noreferrer nofollow ugc"
          className="text-pecan underline decoration-pecan/40 underline-offset-2 hover:decoration-pecan"
        >
          <Inlines nodes={node.children} inert />
        </a>
      );
    case "bold":
      return <strong className="font-semibold"><Inlines nodes={node.children} inert={inert} /></strong>;
    case "italic":
      return <em><Inlines nodes={node.children} inert={inert} /></em>;
    case "strike":
      return <s className="text-ink-soft"><Inlines nodes={node.children} inert={inert} /></s>;
    case "spoiler":
      return inert ? <Inlines nodes={node.children} inert /> : <Spoiler nodes={node.children} />;
    default:
      return node satisfies never;
  }
}

function BlockNode({ block, suffix }: { block: Block; suffix?: ReactNode }) {
  switch (block.kind) {
    case "paragraph":
      return <p><Inlines nodes={block.children} />{suffix}</p>;
    case "pre":
      return (
        <pre className="my-1 max-w-full overflow-x-auto rounded-xl border border-line bg-husk px-3.5 py-2.5 font-mono text-[0.8125rem] leading-5">
          <code>{block.text}</code>
        </pre>
      );
    case "quote":
      return (
        <blockquote className="my-1 border-l-[3px] border-line-strong pl-3 text-ink-soft">
          {block.children.map((child, index) => <BlockNode key={index} block={child} />)}
        </blockquote>
      );
    case "list": {
      const items = block.items.map((item, index) => <li key={index}><Inlines nodes={item} /></li>);
      return block.ordered ? (
        <ol start={block.start} className="my-0.5 list-decimal space-y-0.5 pl-6 marker:text-ink-faint">{items}</ol>
      ) : (
        <ul className="my-0.5 list-disc space-y-0.5 pl-5 marker:text-line-strong">{items}</ul>
      );
    }
    default:
      return block satisfies never;
  }
}

const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}(?:\u{FE0F}|\u{200D}\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}])*\s*){1,3}$/u;

interface Props {
  text: string;
  mentions?: Mention[];
  muted?: boolean;
  /** Follows the last word. */
  suffix?: ReactNode;
}

/** The Markdown subset as elements; nothing a person has written is ever used as HTML. */
export const MessageText = memo(function MessageText({ text, mentions, muted = false, suffix }: Props) {
  const blocks = useMemo(() => {
    const points = [...text];
    return parseMarkdown(text, mentions?.map(({ start, end }) => points.slice(start, end).join("")));
  }, [text, mentions]);
  return (
    <div
      className={cx(
        "space-y-1 text-message wrap-anywhere",
        muted ? "text-ink-soft" : "text-ink",
        ONLY_EMOJI.test(text) && "text-4xl! leading-snug",
      )}
    >
      {blocks.map((block, index) => <BlockNode key={index} block={block} suffix={index === blocks.length - 1 ? suffix : null} />)}
      {blocks.at(-1)?.kind !== "paragraph" && suffix}
    </div>
  );
});
