"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { inputClass } from "@/app/_ui/input-class";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useAct } from "@/app/_ui/use-act";
import {
  type MailChoice,
  mailChoices,
  type NotificationKind,
  notificationKinds,
  notificationMeaning,
  type NotificationSetting,
} from "@/lib/domain/notifications";
import { chooseNewsAction } from "../actions";

const mailWords: Record<MailChoice, string> = { none: "no mail", each: "at once", digest: "in the daily digest" };

/** @param mails whether this server sends mail at all */
export function NewsSettings({
  workspace,
  settings,
  mails,
}: {
  workspace: string;
  settings: Record<NotificationKind, NotificationSetting>;
  mails: boolean;
}) {
  const router = useRouter();
  const [chosen, setChosen] = useState(settings);
  const { act, pending, problem } = useAct(chooseNewsAction, workspace);
  const change = (kind: NotificationKind, part: Partial<NotificationSetting>): void =>
    setChosen((before) => ({ ...before, [kind]: { ...before[kind], ...part } }));
  const save = async (): Promise<void> => {
    const result = await act({ settings: notificationKinds.map((kind) => ({ kind, ...chosen[kind] })) });
    if (result.ok) toast.success("Saved.");
    router.refresh();
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {mails ? null : <p className="text-sm text-ink-2">This server sends no mail: what you choose for it holds once it does.</p>}
      <div className="overflow-x-auto rounded-lg border border-line">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-line text-left">
              <th scope="col" className="px-4 py-2 font-medium">
                When
              </th>
              <th scope="col" className="px-4 py-2 font-medium">
                Here
              </th>
              <th scope="col" className="px-4 py-2 font-medium">
                By mail
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {notificationKinds.map((kind) => (
              <tr key={kind}>
                <th scope="row" className="px-4 py-1.5 text-left font-normal">
                  {notificationMeaning[kind]}
                </th>
                <td className="px-4 py-1.5">
                  <input
                    type="checkbox"
                    className="size-4"
                    aria-label={`Here, when ${notificationMeaning[kind]}`}
                    checked={chosen[kind].inApp}
                    onChange={(event) => change(kind, { inApp: event.target.checked })}
                  />
                </td>
                <td className="px-4 py-1.5">
                  <select
                    aria-label={`By mail, when ${notificationMeaning[kind]}`}
                    className={`${inputClass} min-h-8 w-auto`}
                    value={chosen[kind].mail}
                    onChange={(event) => change(kind, { mail: event.target.value as MailChoice })}
                  >
                    {mailChoices.map((choice) => (
                      <option key={choice} value={choice}>
                        {mailWords[choice]}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ProblemNote problem={problem} />
      <Button type="submit" look="primary" pending={pending} className="self-start">
        Save
      </Button>
    </form>
  );
}
