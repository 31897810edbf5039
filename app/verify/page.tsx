import type { Metadata } from "next";
import Link from "next/link";
import { Verifier } from "./_components/verifier";

export const metadata: Metadata = { title: "Verify a bundle" };

/** For anybody: what a bundle proves must not depend on an account here. */
export default function VerifyPage() {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-3xl flex-col gap-5 px-4 py-8">
      <header className="flex flex-wrap items-baseline justify-between gap-2">
        <p className="text-lg font-semibold">
          Onus <span className="font-normal text-ink-2">claim-verification workbench</span>
        </p>
        <Link href="/" prefetch={false} className="text-sm">
          To the workbench
        </Link>
      </header>
      <main className="flex flex-col gap-5">
        <div>
          <h1>Verify a bundle</h1>
          <p className="mt-1 text-sm text-ink-2">
            Checks the record of an editorial team: that nothing in it was altered, dropped, inserted or put in another order since it was
            signed. Everything happens in this browser; nothing is uploaded.
          </p>
        </div>
        <Verifier />
      </main>
    </div>
  );
}
