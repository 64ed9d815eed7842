import { endpoint } from "#app/_http/endpoint.ts";
import { abandonUpload } from "#lib/publishing/index.ts";
import { operations } from "../../operations.ts";

export const DELETE = endpoint(operations.abandonUpload, abandonUpload);
