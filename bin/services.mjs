// The embedded twins of PostgreSQL and S3: planned first, started when the plan has been checked.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { choosePort, forkChild } from "./process.mjs";
import { Told } from "./say.mjs";

const file = (name) => fileURLToPath(new URL(name, import.meta.url));
const storageKeys = [
	"S3_ACCESS_KEY",
	"S3_SECRET_KEY",
	"S3_WORKER_ACCESS_KEY",
	"S3_WORKER_SECRET_KEY",
];
const maxUploadBytes = 256 * 1024 * 1024;

async function planPostgres(env, data, secrets, firstPort) {
	if (env.DATABASE_URL) return { env: {}, service: undefined };
	const port = await choosePort("POSTGRES_PORT", env.POSTGRES_PORT, firstPort);
	const service = {
		name: "Postgres",
		program: file("embedded-postgres.mjs"),
		env: {
			POSTGRES_FOLDER: path.join(data, "postgres"),
			POSTGRES_PORT: String(port),
			POSTGRES_PASSWORD: secrets.POSTGRES_PASSWORD,
			POSTGRES_SETTINGS: env.POSTGRES_SETTINGS ?? "",
		},
	};
	const url = `postgres://onset:${secrets.POSTGRES_PASSWORD}@127.0.0.1:${port}/postgres`;
	return { env: { DATABASE_URL: url }, service };
}

/** One's own storage needs both pairs: the labels are only hidden if the web's pair cannot read them. */
function ownStorage(env) {
	const missing = ["S3_ENDPOINT", ...storageKeys].filter((name) => !env[name]);
	if (missing.length > 0)
		throw new Told(
			`Configuration: with storage of your own, S3_ENDPOINT and both key pairs are needed; ${missing.join(", ")} is not set. See docs/operations.md.`,
		);
	return {
		env: Object.fromEntries(storageKeys.map((name) => [name, env[name]])),
		service: undefined,
	};
}

async function planStorage(env, data, secrets, firstPort, siteUrl) {
	if (["S3_ENDPOINT", ...storageKeys].some((name) => env[name])) return ownStorage(env);
	const port = await choosePort("S3_PORT", env.S3_PORT, firstPort);
	const keys = Object.fromEntries(storageKeys.map((name) => [name, secrets[name]]));
	const names = {
		S3_BUCKET: env.S3_BUCKET || "onset",
		S3_LABELS_BUCKET: env.S3_LABELS_BUCKET || "onset-labels",
	};
	// A wrong SITE_URL is not explained here but by the check of the whole configuration.
	const { port: sitePort, origin } = URL.canParse(siteUrl) ? new URL(siteUrl) : {};
	const service = {
		name: "object storage",
		program: file("embedded-s3.mjs"),
		env: {
			...keys,
			...names,
			S3_FOLDER: path.join(data, "s3"),
			// Reachable from elsewhere only where somebody says under which address that is.
			S3_HOST: env.S3_PUBLIC_ENDPOINT ? env.HOST || "127.0.0.1" : "127.0.0.1",
			S3_PORT: String(port),
			S3_ORIGINS: [origin, `http://localhost:${sitePort}`, `http://127.0.0.1:${sitePort}`].join(
				" ",
			),
			S3_MAX_BYTES: String(maxUploadBytes),
		},
	};
	return { env: { ...keys, ...names, S3_ENDPOINT: `http://127.0.0.1:${port}` }, service };
}

/**
 * What is to be started for `env`, and the environment that results: everything a process of the
 * site needs, with both key pairs in it (`environmentOf` hands out one).
 */
export async function planServices(
	env,
	{ data, secrets, siteUrl, ports = { postgres: 54320, s3: 54390 } },
) {
	const [postgres, storage] = await Promise.all([
		planPostgres(env, data, secrets, ports.postgres),
		planStorage(env, data, secrets, ports.s3, siteUrl),
	]);
	return {
		services: [postgres.service, storage.service].filter(Boolean),
		embedsPostgres: Boolean(postgres.service),
		embedsStorage: Boolean(storage.service),
		env: {
			...env,
			...postgres.env,
			...storage.env,
			SITE_URL: siteUrl,
			AUTH_SECRET: env.AUTH_SECRET || secrets.AUTH_SECRET,
			MAIL_FOLDER: env.MAIL_FOLDER || path.join(data, "mail"),
			AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
			NEXT_TELEMETRY_DISABLED: "1",
		},
	};
}

/** The environment of one part: the worker gets its own pair, everybody else only the site's. */
export function environmentOf(part, env) {
	const { S3_WORKER_ACCESS_KEY: accessKey, S3_WORKER_SECRET_KEY: secretKey, ...rest } = env;
	if (part !== "worker" || !accessKey) return rest;
	return { ...rest, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey };
}

/** Starts one planned service; it says "ready" once it answers. */
export function spawnService({ program, env }) {
	return forkChild(program, [], { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, ...env });
}
