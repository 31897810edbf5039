import type { Metadata } from "next";
import { workspaceSettings } from "@/lib/data/workspaces";
import { mayManage } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";
import { settlementWords } from "./_components/settlement-words";
import { SettingsForm } from "./_components/settings-form";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const viewer = await pageViewer(workspace);
  const settings = await workspaceSettings(viewer);
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-4 py-6">
      <h1>Settings</h1>
      {mayManage(viewer) ? (
        <SettingsForm workspace={workspace} settings={settings} />
      ) : (
        <p>
          {settlementWords[settings.settlement].label}. {settlementWords[settings.settlement].hint} A lead can change this.
        </p>
      )}
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-ink-2">Address</dt>
        <dd className="break-all">/{viewer.workspace.slug}</dd>
        <dt className="text-ink-2">Origin of its log</dt>
        <dd className="break-all">{viewer.workspace.logOrigin}</dd>
      </dl>
    </div>
  );
}
