import { endpoint } from "#app/_http/endpoint.ts";
import { createManifest, listManifests } from "#lib/downloads/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listManifests, listManifests);

export const POST = endpoint(operations.createManifest, createManifest);
