import { z } from "zod";
import { operation } from "#app/_http/operation.ts";
import {
	datasetInput,
	queueHealthView,
	queueInput,
	queueView,
	stewardedView,
} from "#lib/grants/index.ts";

export const queueOperations = {
	listStewarded: operation({
		id: "listStewarded",
		method: "GET",
		path: "/stewarded",
		summary: "The datasets whose requests you decide on, with how their queues stand",
		access: "member",
		input: z.object({}),
		output: z.array(stewardedView),
		status: 200,
	}),
	listQueue: operation({
		id: "listQueue",
		method: "GET",
		path: "/datasets/{dataset}/queue",
		summary: "A page of a dataset's requests; for stewards",
		access: "member",
		input: queueInput,
		output: queueView,
		status: 200,
	}),
	queueHealth: operation({
		id: "queueHealth",
		method: "GET",
		path: "/datasets/{dataset}/queue/health",
		summary: "How many requests wait, since when, and how long a decision takes",
		access: "anyone",
		input: datasetInput,
		output: queueHealthView,
		status: 200,
	}),
};
