import { endpoint } from "#app/_http/endpoint.ts";
import { completeLabelSet } from "#lib/label-sets/index.ts";
import { operations } from "../../../../../operations.ts";

export const POST = endpoint(operations.completeLabelSet, completeLabelSet);
