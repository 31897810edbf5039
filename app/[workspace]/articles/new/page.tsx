import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { mayAnalyse } from "@/lib/domain/policy";
import { pageViewer } from "@/lib/pipeline/session";
import { Intake } from "./_components/intake";

export const metadata: Metadata = { title: "Take in an article" };

export default async function IntakePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const viewer = await pageViewer(workspace);
  if (!mayAnalyse(viewer)) notFound();
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-6">
      <h1 className="mb-4">Take in an article</h1>
      <Intake workspace={workspace} person={viewer.userId} />
    </div>
  );
}
