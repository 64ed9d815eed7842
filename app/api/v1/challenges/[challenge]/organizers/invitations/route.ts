import { endpoint } from "#app/_http/endpoint.ts";
import { inviteOrganizer, listOrganizerInvitations } from "#lib/challenge/index.ts";
import { operations } from "../../../../operations.ts";

export const GET = endpoint(operations.listOrganizerInvitations, listOrganizerInvitations);
export const POST = endpoint(operations.inviteOrganizer, inviteOrganizer);
