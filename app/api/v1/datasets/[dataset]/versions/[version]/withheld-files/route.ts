import { endpoint } from "#app/_http/endpoint.ts";
import { addWithheldFile } from "#lib/publishing/index.ts";
import { operations } from "../../../../../operations.ts";

export const POST = endpoint(operations.addWithheldFile, addWithheldFile);
