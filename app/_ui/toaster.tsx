"use client";
import { Toaster as Sonner } from "sonner";

/** Short notes at the edge of the page; screen readers hear them. */
export function Toaster() {
  return <Sonner position="bottom-right" closeButton theme="system" toastOptions={{ duration: 8000 }} />;
}
