import { memo, type ReactNode, useMemo } from "react";
import { Link } from "react-router";

import { parseMarkdown } from "@/lib/markdown/blocks";
import { permalinkOf } from "@/lib/markdown/links";
import type { Block, Inline } from "@/lib/markdown/tree";
import type { Mention } from "@/protocol/objects";
import { cx } from "@/ui/cx";

import { CodeBlock } from "./CodeBlock";
import { useKnownNames } from "./knownNames";
import { Spoiler } from "./Spoiler";

const LINK = "text-pecan underline decoration-pecan/40 underline-offset-2 hover:decoration-pecan";

function Anchor({ href, children }: { href: string; children: ReactNode }) {
  const path = permalinkOf(href, location.origin);
  if (path) return <Link to={path} className={LINK}>{children}</Link>;
  return <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc" className={LINK}>{children}</a>;
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
      return <Anchor href={node.href}><Inlines nodes={node.children} inert /></Anchor>;
    case "bold":
      return <strong className="font-semibold"><Inlines nodes={node.children} inert={inert} /></strong>;
    case "italic":
      return <em><Inlines nodes={node.children} inert={inert} /></em>;
    case "strike":
      return <s className="text-ink-soft"><Inlines nodes={node.children} inert={inert} /></s>;
    case "spoiler":
      return inert ? <Inlines nodes={node.children} inert /> : <Spoiler hidden={<Inlines nodes={node.children} inert />}><Inlines nodes={node.children} /></Spoiler>;
    default:
      return node satisfies never;
  }
}

function BlockNode({ block, suffix }: { block: Block; suffix?: ReactNode }) {
  switch (block.kind) {
    case "paragraph":
      return <p><Inlines nodes={block.children} />{suffix}</p>;
    case "pre":
      return <CodeBlock text={block.text} language={block.language} />;
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
  const known = useKnownNames(text);
  const blocks = useMemo(() => {
    const points = [...text];
    const told = mentions?.map(({ start, end }) => points.slice(start, end).join("").toLowerCase()) ?? [];
    return parseMarkdown(text, told.length > 0 ? new Set([...known, ...told]) : known);
  }, [text, mentions, known]);
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
