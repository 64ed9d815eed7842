import { endpoint } from "#app/_http/endpoint.ts";
import { listNotes } from "#lib/rescoring/index.ts";
import { operations } from "../../../../../operations.ts";

export const GET = endpoint(operations.listRescoringNotes, listNotes);
