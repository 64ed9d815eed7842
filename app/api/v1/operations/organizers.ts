import { z } from "zod";
import { nothing, operation } from "#app/_http/operation.ts";
import {
	challengeInput,
	newOrganizerInput,
	organizerInput,
	organizerView,
} from "#lib/challenge/index.ts";

export const organizersOperations = {
	listOrganizers: operation({
		id: "listOrganizers",
		method: "GET",
		path: "/challenges/{challenge}/organizers",
		summary: "Organizers: who runs the challenge together",
		access: "member",
		input: challengeInput,
		output: z.array(organizerView),
		status: 200,
	}),
	addOrganizer: operation({
		id: "addOrganizer",
		method: "POST",
		path: "/challenges/{challenge}/organizers",
		summary: "Organizers: make somebody with an account an organizer",
		access: "member",
		input: newOrganizerInput,
		output: organizerView,
		status: 201,
	}),
	removeOrganizer: operation({
		id: "removeOrganizer",
		method: "DELETE",
		path: "/challenges/{challenge}/organizers/{userId}",
		summary: "Organizers: remove one, yourself too, but never the last",
		access: "member",
		input: organizerInput,
		output: nothing,
		status: 204,
	}),
};
