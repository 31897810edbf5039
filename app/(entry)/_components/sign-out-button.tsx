"use client";
import { signOut } from "next-auth/react";
import { Button } from "@/app/_ui/button";

/** Ends this session and goes on to `to`, a path of ours. */
export function SignOutButton({ to, label = "Sign out" }: { to: string; label?: string }) {
  return <Button onClick={() => void signOut({ callbackUrl: to })}>{label}</Button>;
}
