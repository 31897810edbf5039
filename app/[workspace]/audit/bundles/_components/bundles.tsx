"use client";
import { buttonClass } from "@/app/_ui/button";
import { When } from "@/app/_ui/when";
import type { BundleListed } from "@/lib/data/bundles";
import { useBundles } from "./use-bundles";

/** Every bundle that was asked for, and how far it is. */
export function Bundles({ workspace, first }: { workspace: string; first: readonly BundleListed[] }) {
  const bundles = useBundles(workspace, first);
  const ready = bundles.filter(({ state }) => state === "ready").length;
  return (
    <>
      <p role="status" className="sr-only">
        {bundles.length === 0 ? "" : `${ready} of ${bundles.length} bundles ready`}
      </p>
      {bundles.length === 0 ? (
        <p className="text-sm text-ink-2">None yet.</p>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {bundles.map((bundle) => (
            <BundleRow key={bundle.id} workspace={workspace} bundle={bundle} />
          ))}
        </ul>
      )}
    </>
  );
}

const shapes = { waiting: "○", making: "◐", ready: "●", failed: "▲" } as const;

function BundleRow({ workspace, bundle }: { workspace: string; bundle: BundleListed }) {
  const { id, scope, title, withheld, state, step, written, size, detail, askedBy, createdAt } = bundle;
  const name = scope.of === "workspace" ? "The whole workspace" : (title ?? "An article");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
      <div className="min-w-60 flex-1">
        <h3 id={`bundle-${id}`} dir="auto">
          {name}
        </h3>
        <p className="text-sm text-ink-2">
          Asked for by {askedBy}, <When iso={createdAt} />. Withheld: {withheld.join(", ")}.
        </p>
        <p className="text-sm">
          <span aria-hidden="true">{shapes[state]} </span>
          {state === "making" ? `${step || "being made"}, ${amount(written)}` : state === "ready" ? `ready, ${amount(size ?? 0)}` : state}
        </p>
        {detail ? <p className="text-sm text-ink-2">{detail}</p> : null}
      </div>
      {state === "ready" ? (
        <a href={`/${workspace}/audit/bundles/${id}`} download className={buttonClass()} aria-labelledby={`download-${id} bundle-${id}`}>
          <span id={`download-${id}`}>Download</span>
        </a>
      ) : null}
    </li>
  );
}

/** 1234567 as "1.2 MB". */
function amount(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const unit = bytes < 1e6 ? "kB" : bytes < 1e9 ? "MB" : "GB";
  return `${(bytes / { kB: 1e3, MB: 1e6, GB: 1e9 }[unit]).toFixed(1)} ${unit}`;
}
