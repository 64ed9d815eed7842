import { endpoint } from "#app/_http/endpoint.ts";
import { deleteAccount, previewDeletion } from "#lib/privacy/index.ts";
import { operations } from "../../operations.ts";

export const GET = endpoint(operations.previewDeletion, previewDeletion);
export const POST = endpoint(operations.deleteAccount, deleteAccount);
