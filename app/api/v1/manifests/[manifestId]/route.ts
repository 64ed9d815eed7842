import { endpoint } from "#app/_http/endpoint.ts";
import { endManifest, readManifest } from "#lib/downloads/index.ts";
import { operations } from "../../operations.ts";

export const GET = endpoint(operations.readManifest, readManifest);

export const DELETE = endpoint(operations.endManifest, endManifest);
