import { endpoint } from "#app/_http/endpoint.ts";
import { readLedger } from "#lib/downloads/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.readLedger, readLedger);
