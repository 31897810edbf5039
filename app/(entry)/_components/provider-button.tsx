"use client";
import { signIn } from "next-auth/react";
import { Button } from "@/app/_ui/button";

/** Goes to the OpenID provider, and from there back to `to`, a path of ours. */
export function ProviderButton({ name, to }: { name: string; to: string }) {
  return <Button onClick={() => void signIn("oidc", { callbackUrl: to })}>Continue with {name}</Button>;
}
