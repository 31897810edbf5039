import { oneOf } from "@/lib/domain/splitting/one-of";

export const isRelativePronoun = oneOf("which who whom whose where");
export const isContrast = oneOf("although though whereas while");
export const isAdverbialOpener = oneOf(
  `because since after before until as if unless once when while whereas although though given whether what how why`,
);
