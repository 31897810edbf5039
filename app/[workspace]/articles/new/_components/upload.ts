import { minded } from "@/app/_ui/signed-out";
import type { Problem, Result } from "@/lib/domain/problems";
import type { freezeSnapshotAction } from "../../actions";

export type Frozen = Extract<Awaited<ReturnType<typeof freezeSnapshotAction>>, { ok: true }>["value"];

/** Sends a file to be frozen and read. `onProgress` gets the share that has been sent, from 0 to 1. */
export function uploadFile(workspace: string, file: File, onProgress: (share: number) => void): Promise<Result<Frozen>> {
  return new Promise((resolve) => {
    const unreached: Problem = { kind: "unavailable", detail: "The upload did not reach the server. The file is where it was." };
    const request = new XMLHttpRequest();
    request.open("POST", `/${workspace}/snapshots`);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.upload.onload = () => onProgress(1);
    request.onerror = () => resolve({ ok: false, problem: unreached });
    request.onload = () => resolve(minded((request.response as Result<Frozen> | null) ?? { ok: false, problem: unreached }));
    request.send(file);
  });
}
