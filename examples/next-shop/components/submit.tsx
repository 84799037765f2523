"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";

/** A button that does not send its form a second time while the first is on its way. */
export function Submit({ className, children }: { className?: string; children: ReactNode }) {
  const { pending } = useFormStatus();
  return (
    <button type="submit" className={className} disabled={pending}>
      {children}
    </button>
  );
}
