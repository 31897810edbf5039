import { z } from "zod";
import { type WithholdKind, withholdKinds } from "./withhold";

/** What a bundle is made of: everything in the workspace, or one article with its claims and the evidence linked to them. */
export const bundleScopeSchema = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("workspace") }),
  z.strictObject({ of: z.literal("article"), article: z.uuid() }),
]);
export type BundleScope = z.output<typeof bundleScopeSchema>;

/** What somebody asks for. Drafts are withheld whether or not they are named. */
export const bundleAskedSchema = z.strictObject({
  scope: bundleScopeSchema,
  withhold: z.array(z.enum(withholdKinds)).transform(withDrafts),
});
export type BundleAsked = z.output<typeof bundleAskedSchema>;

/** Each once, in the order in which they are listed. */
function withDrafts(kinds: readonly WithholdKind[]): WithholdKind[] {
  return withholdKinds.filter((kind) => kind === "drafts" || kinds.includes(kind));
}

/** How long a bundle can be downloaded after it was made. It can be asked for again at any time. */
export const bundleKeepDays = 14;
