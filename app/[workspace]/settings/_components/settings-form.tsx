"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useFormAct } from "@/app/_ui/use-form-act";
import type { CalibrationRule } from "@/lib/domain/calibration";
import { type Settlement, settlements } from "@/lib/domain/policy";
import { changeWorkspaceAction } from "../actions";
import { settlementWords } from "./settlement-words";

type Settings = { name: string; settlement: Settlement; calibration: CalibrationRule; version: number };

export function SettingsForm({ workspace, settings }: { workspace: string; settings: Settings }) {
  const router = useRouter();
  const [settlement, setSettlement] = useState(settings.settlement);
  const [calibrates, setCalibrates] = useState(settings.calibration !== null);
  const { form, field, pending, problem } = useFormAct(
    async (data) => {
      const calibration = calibrates ? { share: Number(data.get("percent")) / 100, claims: Number(data.get("claims")) } : null;
      const change = { version: settings.version, name: String(data.get("name")), settlement, calibration };
      const changed = await changeWorkspaceAction(workspace, change);
      // Fetches what now stands, with its version: saving again means having seen it.
      router.refresh();
      return changed;
    },
    () => toast.success("Saved."),
    {
      initial: {
        name: settings.name,
        percent: String(Math.round((settings.calibration?.share ?? 0.8) * 100)),
        claims: String(settings.calibration?.claims ?? 10),
      },
    },
  );
  return (
    <form {...form} className="flex flex-col gap-5">
      <ProblemNote problem={problem} />
      {problem?.kind === "changed-meanwhile" ? (
        <p className="text-sm">
          It now says “{settings.name}”: {settlementWords[settings.settlement].label.toLowerCase()}. Save again to put yours in its place.
        </p>
      ) : null}
      <TextField label="Name of the workspace" required {...field("name")} />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-medium">What settles a claim</legend>
        {settlements.map((each) => (
          <div key={each} className="flex items-start gap-2">
            <input
              type="radio"
              id={`settlement-${each}`}
              name="settlement"
              value={each}
              checked={settlement === each}
              onChange={() => setSettlement(each)}
              aria-describedby={`settlement-${each}-hint`}
              className="mt-1"
            />
            <div>
              <label htmlFor={`settlement-${each}`}>{settlementWords[each].label}</label>
              <p id={`settlement-${each}-hint`} className="text-sm text-ink-2">
                {settlementWords[each].hint}
              </p>
            </div>
          </div>
        ))}
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-medium">When an analyst counts</legend>
        <label className="flex items-center gap-2">
          <input type="checkbox" checked={calibrates} onChange={(event) => setCalibrates(event.target.checked)} />
          Only once they have shown on training claims that they judge as the guidelines have it
        </label>
        {calibrates ? (
          <div className="flex flex-wrap gap-3">
            <TextField label="Right, in per cent" type="number" min={1} max={100} required {...field("percent", "calibration.share")} />
            <TextField
              label="Of at least so many claims"
              type="number"
              min={1}
              max={1000}
              required
              {...field("claims", "calibration.claims")}
            />
          </div>
        ) : null}
        <p className="text-sm text-ink-2">
          Until then they are given training claims only, and what they hand in elsewhere settles nothing and is left out of agreement.
        </p>
      </fieldset>
      <Button type="submit" look="primary" pending={pending} className="self-start">
        Save
      </Button>
    </form>
  );
}
