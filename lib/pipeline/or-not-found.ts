import { notFound } from "next/navigation";
import { Refusal } from "@/lib/domain/problems";

/** A page's read: what is not there, or not the viewer's to see, becomes the not-found page. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refusal && error.problem.kind === "not-found") notFound();
    throw error;
  }
}
