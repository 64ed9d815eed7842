import { endpoint } from "#app/_http/endpoint.ts";
import { listLicenceVersions } from "#lib/licensing/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.listLicenceVersions, listLicenceVersions);
