import { endpoint } from "#app/_http/endpoint.ts";
import { readDraft } from "#lib/publishing/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.readDraft, readDraft);
