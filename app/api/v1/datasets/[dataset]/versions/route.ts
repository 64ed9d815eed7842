import { endpoint } from "#app/_http/endpoint.ts";
import { createDraft, listVersions } from "#lib/publishing/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listVersions, listVersions);
export const POST = endpoint(operations.createDraft, createDraft);
