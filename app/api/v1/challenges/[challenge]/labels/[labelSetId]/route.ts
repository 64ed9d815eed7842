import { endpoint } from "#app/_http/endpoint.ts";
import { readLabelSet } from "#lib/label-sets/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.readLabelSet, readLabelSet);
