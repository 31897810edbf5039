import Markdown from "markdown-to-jsx/react";
import type { ReactNode } from "react";

/** Pictures would tell their server who reads: what stands for them is shown instead. */
function PictureWords({ alt }: { alt?: string }) {
  return <span>[picture{alt ? `: ${alt}` : ""}]</span>;
}

function OutsideLink({ href, children }: { href?: string; children?: ReactNode }) {
  return (
    <a href={href} rel="noopener noreferrer">
      {children}
    </a>
  );
}

/** Markdown that somebody wrote. HTML in it is shown as text; addresses that run scripts are dropped. */
export function MarkdownText({ text }: { text: string }) {
  return (
    <div className="markdown flex flex-col gap-3 wrap-anywhere">
      <Markdown options={{ disableParsingRawHTML: true, forceBlock: true, overrides: { img: PictureWords, a: OutsideLink } }}>
        {text}
      </Markdown>
    </div>
  );
}
