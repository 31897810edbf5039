"use client";
import { useState } from "react";
import { dayOf } from "@/lib/domain/days";

/** The day on which the page was opened, as due dates are compared with. */
export function useToday(): string {
  const [today] = useState(() => dayOf(new Date()));
  return today;
}
