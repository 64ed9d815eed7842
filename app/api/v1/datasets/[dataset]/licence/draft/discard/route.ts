import { endpoint } from "#app/_http/endpoint.ts";
import { discardDraft } from "#lib/licensing/index.ts";
import { operations } from "../../../../../operations.ts";

export const POST = endpoint(operations.discardLicenceDraft, discardDraft);
