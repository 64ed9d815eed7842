import { endpoint } from "#app/_http/endpoint.ts";
import { submitUploadedFile } from "#app/_http/submit-file.ts";
import { listSubmissions } from "#lib/submissions/index.ts";
import { operations } from "../operations.ts";

export const GET = endpoint(operations.listSubmissions, listSubmissions);

export const POST = endpoint(operations.submitFile, submitUploadedFile);
