"use client";
import { useState } from "react";
import { todayUtc } from "./due";

/** The day on which the page was opened, as due dates are compared with. */
export function useToday(): string {
  const [today] = useState(() => todayUtc(new Date()));
  return today;
}
