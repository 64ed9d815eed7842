import { z } from "zod";
import { nothing, operation } from "#app/_http/operation.ts";
import { deletionInput, deletionView, myDataView } from "#lib/privacy/index.ts";

export const privacyOperations = {
	exportMyData: operation({
		id: "exportMyData",
		method: "GET",
		path: "/me/data",
		summary: "Everything that this site keeps about you",
		access: "member",
		input: z.object({}),
		output: myDataView,
		status: 200,
	}),
	previewDeletion: operation({
		id: "previewDeletion",
		method: "GET",
		path: "/me/deletion",
		summary: "What deleting your account would remove, end and keep",
		access: "member",
		input: z.object({}),
		output: deletionView,
		status: 200,
	}),
	deleteAccount: operation({
		id: "deleteAccount",
		method: "POST",
		path: "/me/deletion",
		summary: "Delete your account for good; send your mail address as confirmation",
		access: "member",
		input: deletionInput,
		output: nothing,
		status: 204,
	}),
};
