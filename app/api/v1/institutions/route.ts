import { endpoint } from "#app/_http/endpoint.ts";
import { suggestInstitutions } from "#lib/evidence/index.ts";
import { operations } from "../operations.ts";

export const GET = endpoint(operations.suggestInstitutions, suggestInstitutions);
