import { endpoint } from "#app/_http/endpoint.ts";
import { discardDraft, readDraft } from "#lib/publishing/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.readDraft, readDraft);
export const DELETE = endpoint(operations.discardVersionDraft, discardDraft);
