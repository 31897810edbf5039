import { notices } from "./database";
import { presenceChannel } from "./notices";

/** Tells all instances, this one included, who is where. Nothing is stored. @param said at most 7,000 bytes of JSON */
export function tellPresence(said: object): void {
  notices().tell(presenceChannel, JSON.stringify(said));
}
