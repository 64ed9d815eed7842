import { endpoint } from "#app/_http/endpoint.ts";
import { readLedger } from "#lib/submissions/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.readQuotaLedger, readLedger);
