import { endpoint } from "#app/_http/endpoint.ts";
import { confirmDownloads } from "#lib/downloads/index.ts";
import { operations } from "../../../operations.ts";

export const POST = endpoint(operations.confirmDownloads, confirmDownloads);
