import { Kbd } from "@/app/_ui/kbd";

/** What to do first, where the claim in hand will stand. */
export function NothingInHand() {
  return (
    <div className="mx-auto max-w-sm p-6 text-sm text-ink-2">
      <h2 className="mb-3 text-ink">No claim in hand</h2>
      <ol className="flex list-decimal flex-col gap-2 pl-5">
        <li>
          Go through the sentences: <Kbd>j</Kbd> and <Kbd>k</Kbd> step, <Kbd>n</Kbd> jumps to the next open one.
        </li>
        <li>
          Accept a proposed claim with <Kbd>a</Kbd>, edit it with <Kbd>e</Kbd>, reject it with <Kbd>x</Kbd>. Or select text in the article
          and press <Kbd>c</Kbd>.
        </li>
        <li>
          A sentence without a checkable claim gets a disposition: <Kbd>u</Kbd>, <Kbd>o</Kbd>, <Kbd>b</Kbd>, <Kbd>p</Kbd>.
        </li>
        <li>Take a claim in hand to tag it, link evidence and counter-evidence, and submit.</li>
        <li>
          <Kbd>w</Kbd> goes to the next claim that is assigned to you, <Kbd>g</Kbd> takes one more of this article from the queue.
        </li>
        <li>
          <Kbd>?</Kbd> shows every key.
        </li>
      </ol>
    </div>
  );
}
