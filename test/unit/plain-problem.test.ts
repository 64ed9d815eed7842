import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { parseInput } from "#app/_http/input.ts";
import { Invalid } from "#lib/errors.ts";

const schema = z.object({
	name: z.string().trim().min(2).max(5),
	note: z.string().min(1),
	days: z.coerce.number().int().max(30),
	mail: z.email(),
	paper: z.url(),
	id: z.uuid(),
	kind: z.enum(["one", "two"]),
	all: z.array(z.string()).min(1, { error: "choose at least one" }),
	missing: z.string(),
});

test("what is wrong with an input is said in plain words, and a schema's own come first", () => {
	const given = {
		...{
			name: " a ",
			note: "",
			days: "31",
			mail: "x",
			paper: "y",
			id: "z",
			kind: "three",
			all: [],
		},
	};
	assert.throws(
		() => parseInput(schema, given),
		(error) => {
			assert.ok(error instanceof Invalid);
			assert.deepEqual(
				Object.fromEntries(error.problems.map((one) => [one.pointer, one.message])),
				{
					"/name": "must have at least 2 characters",
					"/note": "must not be empty",
					"/days": "must be at most 30",
					"/mail": "must be a mail address",
					"/paper": "must be a web address, with https:// before it",
					"/id": "must be an id, as this site writes them",
					"/kind": "must be one of: one, two",
					"/all": "choose at least one",
					"/missing": "is missing",
				},
			);
			return true;
		},
	);
});
