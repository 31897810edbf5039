"use client";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useFormAct } from "@/app/_ui/use-form-act";
import { beginSecondFactorAction, confirmSecondFactorAction } from "../actions";
import { CodeForm } from "./code-form";

type Begun = { secret: string; uri: string; picture: { path: string; size: number } };

/** First the password, then the picture for the app, then a code of it. @param onDone gets the recovery codes */
export function SetUpSecondFactor({ onDone, onCancel }: { onDone: (recoveryCodes: string[]) => void; onCancel: () => void }) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const { form, field, pending, problem } = useFormAct(
    (data) => beginSecondFactorAction({ password: String(data.get("password")) }),
    setBegun,
  );
  if (begun) {
    return (
      <div className="flex flex-col gap-3">
        <p className="text-sm">
          Read this picture with an authenticator app, or give the app the key below. Then enter the code that it shows.
        </p>
        <svg
          role="img"
          aria-label="QR code with the key of your second factor"
          viewBox={`0 0 ${begun.picture.size} ${begun.picture.size}`}
          shapeRendering="crispEdges"
          className="size-48 self-start bg-white"
        >
          <path d={begun.picture.path} fill="black" />
        </svg>
        <p className="text-sm">
          Key: <code className="break-all select-all">{begun.secret.replace(/.{4}(?=.)/g, "$& ")}</code> (
          <a href={begun.uri}>open it in an app on this device</a>)
        </p>
        <CodeForm
          act={confirmSecondFactorAction}
          label="Turn the second factor on"
          hint="Six digits."
          onDone={({ recoveryCodes, endedSessions }) => {
            toast.success(`The second factor is on. ${endedSessions} other ${endedSessions === 1 ? "session" : "sessions"} ended.`);
            onDone(recoveryCodes);
          }}
          onCancel={onCancel}
        />
      </div>
    );
  }
  return (
    <form {...form} className="flex flex-col gap-3">
      <ProblemNote problem={problem} />
      <TextField label="Present password" type="password" autoComplete="current-password" autoFocus required {...field("password")} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" pending={pending}>
          Go on
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
