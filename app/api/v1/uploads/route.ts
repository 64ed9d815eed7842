import { endpoint } from "#app/_http/endpoint.ts";
import { beginUpload } from "#lib/submissions/index.ts";
import { operations } from "../operations.ts";

export const POST = endpoint(operations.beginUpload, beginUpload);
