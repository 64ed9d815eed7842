import { endpoint } from "#app/_http/endpoint.ts";
import { saveDraft } from "#lib/access/index.ts";
import { operations } from "../../../operations.ts";

export const POST = endpoint(operations.saveDraft, saveDraft);
