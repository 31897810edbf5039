"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import { When } from "@/app/_ui/when";
import { readNewsAction } from "../actions";

type Item = { id: string; says: string; about: string; href: string; at: string; unread: boolean };

export function NewsList({ workspace, items }: { workspace: string; items: Item[] }) {
  const router = useRouter();
  const { act, pending, problem } = useAct(readNewsAction, workspace);
  const read = async (ids: string[] | "all"): Promise<void> => {
    await act({ ids });
    router.refresh();
  };
  return (
    <div className="flex flex-col gap-3">
      <ProblemNote problem={problem} />
      <ul className="divide-y divide-line rounded-lg border border-line">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 px-4 py-2">
            <div className="min-w-48 flex-1">
              <Link
                href={item.href}
                className={item.unread ? "font-medium" : ""}
                onClick={() => void (item.unread ? read([item.id]) : null)}
              >
                {item.says}
              </Link>
              {item.unread ? <span className="ml-2 rounded bg-accent-soft px-1 text-xs">● unread</span> : null}
              <p dir="auto" className="line-clamp-2 text-sm text-ink-2 wrap-anywhere">
                {item.about}
              </p>
            </div>
            <span className="text-xs text-ink-2">
              <When iso={item.at} />
            </span>
          </li>
        ))}
      </ul>
      {items.some((item) => item.unread) ? (
        <Button className="self-start" pending={pending} onClick={() => void read("all")}>
          Mark all as read
        </Button>
      ) : null}
    </div>
  );
}
