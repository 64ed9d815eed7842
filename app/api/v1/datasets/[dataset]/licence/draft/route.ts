import { endpoint } from "#app/_http/endpoint.ts";
import { editLicence, readDraft } from "#lib/licensing/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.readLicenceDraft, readDraft);

export const POST = endpoint(operations.editLicence, editLicence);
