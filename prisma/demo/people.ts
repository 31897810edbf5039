import type { DemoPerson } from "./types";

export const people: readonly DemoPerson[] = [
  { key: "lea", name: "Lea Marchetti", email: "lea@example.org", role: "lead" },
  { key: "rae", name: "Rae Okonjo", email: "rae@example.org", role: "reviewer" },
  { key: "ana", name: "Ana Lindqvist", email: "ana@example.org", role: "analyst" },
  { key: "ben", name: "Ben Achterberg", email: "ben@example.org", role: "analyst" },
  { key: "oli", name: "Oli Tamm", email: "oli@example.org", role: "observer" },
];
