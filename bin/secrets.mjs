import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Told } from "./say.mjs";

const make = () => ({
	AUTH_SECRET: randomBytes(32).toString("base64url"),
	POSTGRES_PASSWORD: randomBytes(24).toString("hex"),
	S3_ACCESS_KEY: `SITE${randomBytes(8).toString("hex").toUpperCase()}`,
	S3_SECRET_KEY: randomBytes(30).toString("base64url"),
	S3_WORKER_ACCESS_KEY: `WORK${randomBytes(8).toString("hex").toUpperCase()}`,
	S3_WORKER_SECRET_KEY: randomBytes(30).toString("base64url"),
});

/** This data folder's secrets, made once and readable by its owner only. */
export function secretsOf(data) {
	const file = path.join(data, "secrets.json");
	if (!existsSync(file)) {
		writeFileSync(`${file}.new`, `${JSON.stringify(make(), null, "\t")}\n`, { mode: 0o600 });
		renameSync(`${file}.new`, file);
	}
	try {
		return JSON.parse(readFileSync(file, "utf8"));
	} catch {
		throw new Told(`${file} cannot be read; without it the data beside it cannot be opened.`);
	}
}
