"use client";
import { useTouch } from "@/app/[workspace]/_live/live-provider";
import { Button } from "@/app/_ui/button";

/** The article has a newer version. Nothing moves until one asks for it: somebody may be reading, or typing. */
export function NewerText({ articleId, onShow }: { articleId: string; onShow: () => void }) {
  const touch = useTouch(`article/${articleId}`);
  const who = touch?.event.act === "article.version-imported" ? touch.event.by.name : "Somebody";
  return (
    <div role="status" className="flex flex-wrap items-center gap-3 border-b border-line bg-warn-soft px-4 py-1.5 text-sm">
      <p>{who} took in a new version of this article. What you see is the one before; what you do to it may be refused.</p>
      <Button onClick={onShow}>Show the new version</Button>
    </div>
  );
}
