import { accusationLinks } from "./links-accusation";
import { eventLinks } from "./links-events";
import type { DemoLink } from "./types";

export const links: readonly DemoLink[] = [...eventLinks, ...accusationLinks];
