import { canonicalJson, type Json } from "../json";
import type { BundleEvent } from "./bundle-event";

/*
 * The record as PROV-JSON (W3C Member Submission of 24 April 2013): each entry of the log is an activity by somebody, which generated a state of an object;
 * a later state is derived from the one before. States are named by the leaf hash of their entry.
 */

export const provSections = ["entity", "activity", "wasGeneratedBy", "wasAssociatedWith", "wasDerivedFrom"] as const;
export type ProvSection = (typeof provSections)[number];

type Member = [key: string, value: Json];

const state = (leafHash: string): string => `log:state-${leafHash}`;
const activity = ({ leaf }: BundleEvent): string => `log:event-${leaf.id}`;
const agent = (actor: string): string => `log:${actor.replaceAll(":", "-")}`;

/** What an entry adds to a section; null: nothing. */
export function provMember(section: ProvSection, event: BundleEvent): Member | null {
  const { index, leaf, leafHash } = event;
  const time = leaf.ts;
  switch (section) {
    case "entity":
      return [state(leafHash), { "onus:object": leaf.obj, "onus:version": leaf.ver, "onus:entry": index, "onus:leafHash": leafHash }];
    case "activity":
      return [activity(event), { "prov:startTime": time, "prov:endTime": time, "prov:type": leaf.act }];
    case "wasGeneratedBy":
      return [`_:g${index}`, { "prov:entity": state(leafHash), "prov:activity": activity(event), "prov:time": time }];
    case "wasAssociatedWith":
      return [`_:a${index}`, { "prov:activity": activity(event), "prov:agent": agent(leaf.actor) }];
    case "wasDerivedFrom":
      return leaf.prev === null
        ? null
        : [
            `_:d${index}`,
            { "prov:generatedEntity": state(leafHash), "prov:usedEntity": state(leaf.prev), "prov:type": provName("prov:Revision") },
          ];
  }
}

const provName = (name: string): Json => ({ $: name, type: "prov:QUALIFIED_NAME" });

/** Whoever acted. @param names by pseudonym */
export function provAgents(actors: readonly string[], names: ReadonlyMap<string, string>): Json {
  return Object.fromEntries(
    actors.map((actor) => {
      const name = names.get(actor);
      const kind = provName(actor.startsWith("p-") ? "prov:Person" : "prov:SoftwareAgent");
      return [agent(actor), { "prov:type": kind, ...(name === undefined ? {} : { "prov:label": name }) }];
    }),
  );
}

/** Where the names in it are from. */
export function provPrefixes(origin: string): Json {
  return { log: `urn:onus:log:${encodeURIComponent(origin)}:`, onus: "urn:onus:terms:" };
}

export function provLine([key, value]: Member): string {
  return `${JSON.stringify(key)}:${canonicalJson(value)}`;
}
