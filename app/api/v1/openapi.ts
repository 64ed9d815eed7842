import { z } from "zod";
import { type Operation, pathNames } from "#app/_http/operation.ts";
import { problemDetails } from "#app/_http/problem.ts";
import { operations } from "./operations.ts";

type Schema = Record<string, unknown>;

function schemaOf(schema: z.ZodType, io: "input" | "output"): Schema {
	const { $schema: _dialect, ...plain } = z.toJSONSchema(schema, {
		io,
		// A file of a form has no JSON; OpenAPI calls it binary.
		unrepresentable: "any",
		override: ({ zodSchema, jsonSchema }) => {
			if (zodSchema instanceof z.ZodFile)
				Object.assign(jsonSchema, { type: "string", contentMediaType: "application/octet-stream" });
		},
	});
	return plain;
}

type ObjectSchema = { properties: Record<string, Schema>; required: string[] };

function inputOf(operation: Operation): ObjectSchema & { rest: Schema } {
	const {
		properties = {},
		required = [],
		...rest
	} = schemaOf(operation.input, "input") as Schema & Partial<ObjectSchema>;
	return { properties, required, rest };
}

function parameters(operation: Operation): Schema[] {
	const { properties, required } = inputOf(operation);
	const inPath = pathNames(operation.path);
	return Object.entries(properties)
		.filter(([name]) => inPath.includes(name) || operation.method === "GET")
		.map(([name, schema]) => ({
			name,
			in: inPath.includes(name) ? "path" : "query",
			required: inPath.includes(name) || required.includes(name),
			schema,
		}));
}

function requestBody(operation: Operation): Schema {
	const { properties, required, rest } = inputOf(operation);
	const inPath = pathNames(operation.path);
	const inBody = (name: string) => !inPath.includes(name);
	const entries = Object.entries(properties).filter(([name]) => inBody(name));
	const hasBody = operation.method === "POST" || operation.method === "PUT";
	if (!hasBody || entries.length === 0) return {};
	const schema = {
		...rest,
		properties: Object.fromEntries(entries),
		required: required.filter(inBody),
	};
	const type = operation.bodyType ?? "application/json";
	if (type === "text/plain")
		return { requestBody: { required: true, content: { [type]: { schema: { type: "string" } } } } };
	return { requestBody: { required: true, content: { [type]: { schema } } } };
}

function describe(operation: Operation): Schema {
	const type = operation.outputType ?? "application/json";
	const answer =
		operation.status === 204 || operation.status === 302
			? { description: operation.status === 204 ? "Done" : "It is there, for minutes" }
			: {
					description: "Done",
					content: { [type]: { schema: schemaOf(operation.output, "output") } },
				};
	return {
		operationId: operation.id,
		summary: operation.summary,
		...(operation.access === "member" ? { security: [{ token: [] }, { basic: [] }] } : {}),
		parameters: parameters(operation),
		...requestBody(operation),
		responses: {
			[operation.status]: answer,
			default: {
				description: "What went wrong and what to do (RFC 9457)",
				content: {
					"application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
				},
			},
		},
	};
}

/** The OpenAPI 3.1 document, from the very schemas that the routes check with. */
export function openApiDocument(siteUrl: string): Schema {
	const paths: Record<string, Record<string, Schema>> = {};
	for (const operation of Object.values<Operation>(operations))
		paths[operation.path] = {
			...paths[operation.path],
			[operation.method.toLowerCase()]: describe(operation),
		};
	return {
		openapi: "3.1.0",
		info: {
			title: "Onset",
			version: "1",
			description:
				"Datasets, challenges and boards. Make a personal token on your account page; send it as a bearer token, or as the password of HTTP Basic.",
		},
		servers: [{ url: new URL("/api/v1", siteUrl).toString() }],
		paths,
		components: {
			schemas: { Problem: schemaOf(problemDetails, "output") },
			securitySchemes: {
				token: { type: "http", scheme: "bearer" },
				basic: { type: "http", scheme: "basic" },
			},
		},
	};
}
