import type { BundleEvent } from "@/lib/domain/audit/bundle/bundle-event";
import { provAgents, provLine, provMember, provPrefixes, provSections } from "@/lib/domain/audit/bundle/prov";

/** PROV-JSON, piece by piece. @param events reads them from the beginning, once for each section */
export async function* provText(
  origin: string,
  events: () => AsyncIterable<BundleEvent>,
  actors: readonly string[],
  names: ReadonlyMap<string, string>,
): AsyncGenerator<string> {
  yield `{\n${provLine(["prefix", provPrefixes(origin)])},\n${provLine(["agent", provAgents(actors, names)])}`;
  for (const section of provSections) {
    yield `,\n${JSON.stringify(section)}:{`;
    let first = true;
    for await (const event of events()) {
      const member = provMember(section, event);
      if (!member) continue;
      yield `${first ? "\n" : ",\n"}${provLine(member)}`;
      first = false;
    }
    yield "}";
  }
  yield "\n}\n";
}
