"use client";
import { Toaster as Sonner } from "sonner";

/** Short notes at the edge of the page; screen readers hear them. */
export function Toaster() {
  return <Sonner position="bottom-right" closeButton theme="system" toastOptions={{ duration: 8000, style: ours }} />;
}

/** The page's own colours: sonner knows what the system asks for, and not which theme somebody has chosen here. */
const ours = { background: "var(--paper)", color: "var(--ink)", borderColor: "var(--line-strong)", fontFamily: "inherit" };
