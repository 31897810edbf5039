import { buttonClass } from "@/app/_ui/button";
import { inputClass } from "@/app/_ui/input-class";
import type { ReviewQueue } from "@/lib/data/review-queue";
import type { QueueAsked, QueueOrder } from "@/lib/domain/review-queue";
import { riskMarks, riskWords } from "@/lib/domain/risk";

const orderWords: Record<QueueOrder, string> = { risk: "gravest first", age: "oldest first" };
const select = `${inputClass} min-h-8 max-w-60`;

/** Which of the waiting claims are shown, and in which order. Works without scripts. */
export function QueueFilter({ queue, asked: { order, filter } }: { queue: ReviewQueue; asked: QueueAsked }) {
  return (
    <form className="flex flex-wrap items-end gap-2" role="search" aria-label="Waiting claims">
      <label className="flex flex-col text-sm">
        Order
        <select name="order" defaultValue={order} className={select}>
          {(Object.keys(orderWords) as QueueOrder[]).map((known) => (
            <option key={known} value={known}>
              {orderWords[known]}
            </option>
          ))}
        </select>
      </label>
      <label className="flex flex-col text-sm">
        Mark
        <select name="mark" defaultValue={filter.mark ?? ""} className={select}>
          <option value="">any</option>
          {riskMarks.map((mark) => (
            <option key={mark} value={mark}>
              {riskWords[mark].word} ({queue.marks[mark]})
            </option>
          ))}
          <option value="unmarked">no mark ({queue.marks.unmarked})</option>
        </select>
      </label>
      <label className="flex flex-col text-sm">
        Article
        <select name="article" defaultValue={filter.articleId ?? ""} className={select}>
          <option value="">any</option>
          {queue.articles.map(({ id, name, claims }) => (
            <option key={id} value={id}>
              {name} ({claims})
            </option>
          ))}
        </select>
      </label>
      <label className="flex flex-col text-sm">
        Analyst
        <select name="analyst" defaultValue={filter.analystId ?? ""} className={select}>
          <option value="">any</option>
          {queue.analysts.map(({ id, name, claims }) => (
            <option key={id} value={id}>
              {name} ({claims})
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className={buttonClass()}>
        Show
      </button>
    </form>
  );
}
