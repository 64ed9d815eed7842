export { openGrant } from "./open-grant.ts";
export type { GrantRow } from "./queries.ts";
export { type PersonStanding, readStanding } from "./read-standing.ts";
export { type HolderStanding, standingsOfDataset } from "./standings-of-dataset.ts";
