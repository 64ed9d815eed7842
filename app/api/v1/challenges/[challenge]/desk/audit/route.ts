import { endpoint } from "#app/_http/endpoint.ts";
import { listAudit } from "#lib/desk/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.listAudit, listAudit);
