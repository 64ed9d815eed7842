import { endpoint } from "#app/_http/endpoint.ts";
import { measureLabelSet } from "#lib/label-sets/index.ts";
import { operations } from "../../../../../operations.ts";

export const POST = endpoint(operations.measureLabelSet, measureLabelSet);
