import { endpoint } from "#app/_http/endpoint.ts";
import { listNotices } from "#lib/notices/index.ts";
import { operations } from "../operations.ts";

export const GET = endpoint(operations.listNotices, listNotices);
