import { z } from "zod";
import { nothing, operation } from "#app/_http/operation.ts";
import {
	madeTokenView,
	profileView,
	tokenIdInput,
	tokenInput,
	tokenView,
} from "#lib/auth/index.ts";

export const accountOperations = {
	readProfile: operation({
		id: "readProfile",
		method: "GET",
		path: "/me",
		summary: "Whose token this is",
		access: "member",
		input: z.object({}),
		output: profileView,
		status: 200,
	}),
	listTokens: operation({
		id: "listTokens",
		method: "GET",
		path: "/tokens",
		summary: "Your personal tokens; never the tokens themselves",
		access: "member",
		input: z.object({}),
		output: z.array(tokenView),
		status: 200,
	}),
	createToken: operation({
		id: "createToken",
		method: "POST",
		path: "/tokens",
		summary: "Make a personal token; it is shown this once",
		access: "member",
		input: tokenInput,
		output: madeTokenView,
		status: 201,
	}),
	revokeToken: operation({
		id: "revokeToken",
		method: "DELETE",
		path: "/tokens/{tokenId}",
		summary: "End a token at once",
		access: "member",
		input: tokenIdInput,
		output: nothing,
		status: 204,
	}),
};
