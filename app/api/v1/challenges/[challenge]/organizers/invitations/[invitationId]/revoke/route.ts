import { endpoint } from "#app/_http/endpoint.ts";
import { revokeOrganizerInvitation } from "#lib/challenge/index.ts";
import { operations } from "../../../../../../operations.ts";

export const POST = endpoint(operations.revokeOrganizerInvitation, revokeOrganizerInvitation);
