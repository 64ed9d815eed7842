import { endpoint } from "#app/_http/endpoint.ts";
import { listSignatures } from "#lib/licensing/index.ts";
import { operations } from "../operations.ts";

export const GET = endpoint(operations.listSignatures, listSignatures);
