import { endpoint } from "#app/_http/endpoint.ts";
import { readNotices } from "#lib/notices/index.ts";
import { operations } from "../../operations.ts";

export const POST = endpoint(operations.readNotices, readNotices);
