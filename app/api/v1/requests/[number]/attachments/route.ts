import { attachUploadedFile } from "#app/_http/attach-file.ts";
import { endpoint } from "#app/_http/endpoint.ts";
import { operations } from "../../../operations.ts";

export const POST = endpoint(operations.addAttachment, attachUploadedFile);
