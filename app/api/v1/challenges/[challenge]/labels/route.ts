import { endpoint } from "#app/_http/endpoint.ts";
import { announceLabelSet, listLabelSets } from "#lib/label-sets/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listLabelSets, listLabelSets);

export const POST = endpoint(operations.announceLabelSet, announceLabelSet);
