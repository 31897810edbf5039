import Link from "next/link";
import { redirect } from "next/navigation";
import { workspacesOf } from "@/lib/data/members";
import { hasUsers } from "@/lib/data/users";
import { signedInUserId } from "@/lib/pipeline/sign-in";
import { SignOutButton } from "./_components/sign-out-button";

/** The way in: the first run, the sign-in, the one workspace, or a choice between several. */
export default async function EntryPage() {
  const userId = await signedInUserId();
  if (!userId) redirect((await hasUsers()) ? "/sign-in" : "/first-run");
  const workspaces = await workspacesOf(userId);
  const [first] = workspaces;
  if (first && workspaces.length === 1) redirect(`/${first.slug}`);
  return (
    <>
      <h1>Your workspaces</h1>
      {workspaces.length === 0 ? (
        <p>You belong to no workspace yet. Ask a lead for an invitation link and open it in this browser.</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {workspaces.map(({ slug, name, role }) => (
            <li key={slug}>
              <Link href={`/${slug}`} className="block rounded border border-line bg-paper px-3 py-2 no-underline hover:bg-paper-3">
                {name} <span className="text-sm text-ink-2">({role})</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-3 text-sm">
        <Link href="/account">Your account</Link>
        <SignOutButton to="/sign-in" />
      </div>
    </>
  );
}
