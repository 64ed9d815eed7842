import { endpoint } from "#app/_http/endpoint.ts";
import { blockPerson, listBlocks } from "#lib/grants/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listBlocks, listBlocks);

export const POST = endpoint(operations.blockPerson, blockPerson);
