import { endpoint } from "#app/_http/endpoint.ts";
import { liftBlock } from "#lib/grants/index.ts";
import { operations } from "../../../../../operations.ts";

export const POST = endpoint(operations.liftBlock, liftBlock);
