import type { BundleAsked } from "@/lib/domain/audit/bundle/asked";
import { readmeText } from "@/lib/domain/audit/bundle/readme";
import type { Viewer } from "@/lib/domain/viewer";

/** README.txt of a bundle. @param through entries that it is made of; null: the log takes no more entries */
export function readmeOf({ workspace }: Viewer, { scope, withhold }: BundleAsked, through: number | null): string {
  const whole = scope.of === "workspace" ? "the whole workspace" : `what was recorded about the article ${scope.article}`;
  return readmeText({
    origin: workspace.logOrigin,
    workspace: workspace.name,
    scope: through === null ? "the log itself" : whole,
    through,
    withheld: withhold,
  });
}
