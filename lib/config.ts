import { z } from "zod";

/** A whole number from 1, and up to `max` where there is one; written in digits only. */
function whole(max = Number.MAX_SAFE_INTEGER) {
	const range = max === Number.MAX_SAFE_INTEGER ? "from 1" : `from 1 to ${max}`;
	return z
		.string()
		.refine((value) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= max, {
			error: `a whole number ${range}`,
		})
		.transform(Number);
}

const seconds = whole();
const count = whole();
const bytes = whole();
const text = z.string().min(1);

/** Every variable Onset reads, in one place; docs/operations.md explains each. */
const environment = z.object({
	DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "a postgres:// URL" }),
	DATABASE_POOL_SIZE: count.default(10),

	S3_ENDPOINT: z.url({ protocol: /^https?$/, error: "an http:// or https:// URL" }),
	S3_PUBLIC_ENDPOINT: z
		.url({ protocol: /^https?$/, error: "an http:// or https:// URL" })
		.optional(),
	S3_REGION: text.default("us-east-1"),
	S3_BUCKET: text.default("onset"),
	S3_LABELS_BUCKET: text.default("onset-labels"),
	S3_ACCESS_KEY: text,
	S3_SECRET_KEY: text,

	TRUSTED_PROXIES: z
		.string()
		.regex(/^\d$/, { error: "a number from 0 to 9" })
		.default("0")
		.transform(Number),
	WEBHOOKS_TO_PRIVATE: z
		.enum(["yes", "no"], { error: "yes or no" })
		.default("no")
		.transform((said) => said === "yes"),
	SITE_URL: z.url({ protocol: /^https?$/, error: "an http:// or https:// URL" }),
	AUTH_SECRET: z.string().min(32, { error: "at least 32 characters" }),
	GITHUB_ID: text.optional(),
	GITHUB_SECRET: text.optional(),
	GOOGLE_ID: text.optional(),
	GOOGLE_SECRET: text.optional(),
	ORCID_ID: text.optional(),
	ORCID_SECRET: text.optional(),
	ORCID_ISSUER: z
		.url({ error: "an https:// URL, or an http:// one of this very machine" })
		.refine((url) => /^(https:|http:\/\/(localhost|127\.0\.0\.1)(:|\/|$))/.test(url), {
			error: "an https:// URL, or an http:// one of this very machine",
		})
		.default("https://orcid.org"),

	SMTP_URL: z.url({ protocol: /^smtps?$/, error: "an smtp:// or smtps:// URL" }).optional(),
	MAIL_FROM: text.default("Onset <no-reply@localhost>"),
	MAIL_FOLDER: text.default("data/mail"),

	WORKER_THREADS: whole(64).default(2),
	SCORING_TIMEOUT_SECONDS: seconds.default(60),
	SCORING_MEMORY_BYTES: bytes.default(512 * 1024 * 1024),
	SWEEP_INTERVAL_SECONDS: seconds.default(15),
});

export type Config = z.output<typeof environment>;

/** The labels' credentials; a process that serves the web must not even be handed them. */
const workerOnly = ["S3_WORKER_ACCESS_KEY", "S3_WORKER_SECRET_KEY"] as const;

/**
 * Checks an environment. An empty variable counts as unset. Throws one Error whose message names
 * every wrong variable and what was expected; the value itself is never repeated.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
	const parsed = environment.safeParse(given);
	if (parsed.success) return parsed.data;
	const lines = parsed.error.issues.map((issue) => {
		const name = issue.path.join(".");
		return name in given ? `${name} should be ${issue.message}` : `${name} is not set`;
	});
	throw new Error(`Configuration: ${lines.join("; ")}. See docs/operations.md.`);
}

let current: Config | undefined;

/** This process's configuration, read and checked on first use. */
export function config(): Config {
	current ??= readConfig(process.env);
	return current;
}

/** The web process refuses to hold the keys that open the hidden labels. */
export function refuseWorkerKeys(env: Readonly<Record<string, string | undefined>>): void {
	const held = workerOnly.filter((name) => env[name]);
	if (held.length > 0)
		throw new Error(`Configuration: ${held.join(", ")} must not be given to the web process.`);
}
