import { endpoint } from "#app/_http/endpoint.ts";
import { publishLicence } from "#lib/licensing/index.ts";
import { operations } from "../../../../../operations.ts";

export const POST = endpoint(operations.publishLicence, publishLicence);
