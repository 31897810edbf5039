"use client";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useFormAct } from "@/app/_ui/use-form-act";
import { goTo, withPassword } from "../../_components/with-password";
import { createFirstWorkspaceAction } from "../actions";

export function FirstRunForm() {
  const { form, field, pending, problem } = useFormAct(create, ({ slug }) => goTo(`/${slug}`));
  return (
    <form {...form} className="flex flex-col gap-3">
      <ProblemNote problem={problem} />
      <TextField label="Name of the workspace" hint="As in “Verification desk”." required {...field("workspaceName")} />
      <TextField label="Your name" autoComplete="name" required {...field("name")} />
      <TextField label="Your e-mail address" type="email" autoComplete="username" required {...field("email")} />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters; a few words are easy to remember."
        required
        {...field("password")}
      />
      <Button type="submit" look="primary" pending={pending}>
        Make the workspace
      </Button>
    </form>
  );
}

async function create(data: FormData) {
  const { workspaceName, name, email, password } = Object.fromEntries(data) as Record<string, string>;
  const made = await createFirstWorkspaceAction({ workspaceName, name, email, password });
  // The workspace stands even if this fails: then the next page asks for the password again.
  if (made?.ok) await withPassword(email!, password!);
  return made;
}
