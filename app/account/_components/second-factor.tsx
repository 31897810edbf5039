"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { CodeForm } from "./code-form";
import { endSecondFactorAction, renewRecoveryCodesAction } from "../actions";
import { RecoveryCodes } from "./recovery-codes";
import { SetUpSecondFactor } from "./set-up-second-factor";

type Doing = "nothing" | "setting up" | "renewing" | "ending";

/** @param since when it was turned on, ISO; null: it is off */
export function SecondFactor({ since, codesLeft }: { since: string | null; codesLeft: number }) {
  const router = useRouter();
  const [doing, setDoing] = useState<Doing>("nothing");
  const [codes, setCodes] = useState<string[]>([]);
  const told = (fresh: string[]): void => {
    setCodes(fresh);
    setDoing("nothing");
    router.refresh();
  };
  if (codes.length > 0) return <RecoveryCodes codes={codes} onKept={() => setCodes([])} />;
  if (doing === "setting up") return <SetUpSecondFactor onDone={told} onCancel={() => setDoing("nothing")} />;
  if (since === null) {
    return (
      <div className="flex flex-col gap-3">
        <p className="text-sm text-ink-2">
          Off. With it, signing in asks for a code from an app on your phone as well: a stolen password is not enough.
        </p>
        <Button className="self-start" onClick={() => setDoing("setting up")}>
          Set up a second factor
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm">
        On since <time dateTime={since}>{since.slice(0, 10)}</time>.{" "}
        {codesLeft === 0 ? "No recovery code is" : `${codesLeft} recovery codes are`} left{codesLeft < 3 ? ": make new ones." : "."}
      </p>
      {doing === "nothing" ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setDoing("renewing")}>New recovery codes</Button>
          <Button look="danger" onClick={() => setDoing("ending")}>
            Turn it off
          </Button>
        </div>
      ) : null}
      {doing === "renewing" ? (
        <CodeForm
          act={renewRecoveryCodesAction}
          label="Make new recovery codes"
          onDone={({ recoveryCodes }) => told(recoveryCodes)}
          onCancel={() => setDoing("nothing")}
        />
      ) : null}
      {doing === "ending" ? (
        <CodeForm
          act={endSecondFactorAction}
          label="Turn the second factor off"
          onDone={() => told([])}
          onCancel={() => setDoing("nothing")}
        />
      ) : null}
    </div>
  );
}
