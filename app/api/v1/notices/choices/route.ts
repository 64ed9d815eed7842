import { endpoint } from "#app/_http/endpoint.ts";
import { chooseMails, readChoices } from "#lib/notices/index.ts";
import { operations } from "../../operations.ts";

export const GET = endpoint(operations.readNoticeChoices, readChoices);

export const POST = endpoint(operations.chooseMails, chooseMails);
