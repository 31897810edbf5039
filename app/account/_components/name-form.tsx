"use client";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { ProblemNote } from "@/app/_ui/problem-note";
import { useFormAct } from "@/app/_ui/use-form-act";
import { changeNameAction } from "../actions";

export function NameForm({ name }: { name: string }) {
  const router = useRouter();
  const { form, field, pending, problem } = useFormAct(
    (data) => changeNameAction({ name: String(data.get("name")) }),
    () => {
      toast.success("Saved.");
      router.refresh();
    },
    { initial: { name } },
  );
  return (
    <form {...form} className="flex flex-col gap-3">
      <ProblemNote problem={problem} />
      <TextField label="Your name" hint="As the others see it." autoComplete="name" required {...field("name")} />
      <Button type="submit" pending={pending} className="self-start">
        Save the name
      </Button>
    </form>
  );
}
