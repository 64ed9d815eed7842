import { endpoint } from "#app/_http/endpoint.ts";
import { publishForm, readForm } from "#lib/access/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.readForm, readForm);

export const POST = endpoint(operations.publishForm, publishForm);
