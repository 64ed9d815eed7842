import { endpoint } from "#app/_http/endpoint.ts";
import { removeFile } from "#lib/publishing/index.ts";
import { operations } from "../../operations.ts";

export const DELETE = endpoint(operations.removeFile, removeFile);
