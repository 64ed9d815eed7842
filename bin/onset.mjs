#!/usr/bin/env node
// The one program of Onset. Plain Node until the version is known and the packages are there.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 9)) {
	process.stderr.write(`onset: Node 20.9 or newer is needed; this is ${process.version}.\n`);
	process.exit(1);
}

const { explain } = await import("./say.mjs");
const [word = "help", ...rest] = process.argv.slice(2);
const parts = {
	start: async () => (await import("./start.mjs")).start(process.env),
	dev: async () => (await import("./start.mjs")).start(process.env, { developing: true }),
	web: async () => (await import("./alone.mjs")).web(process.env),
	worker: async () => (await import("./alone.mjs")).worker(process.env),
	faults: async () => (await import("./command.mjs")).faults(rest),
	bench: async () => (await import("./command.mjs")).bench(rest),
};

// Notices for developers of this program, not for those who run it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
process.env.NEXT_TELEMETRY_DISABLED ??= "1";

try {
	// A .env file beside package.json is read as the site itself would; real variables win.
	if (process.loadEnvFile) {
		const { existsSync } = await import("node:fs");
		const file = new URL("../.env", import.meta.url);
		if (existsSync(file)) process.loadEnvFile(file);
	}
	const part = Object.hasOwn(parts, word) ? parts[word] : undefined;
	const code = part ? await part() : await (await import("./command.mjs")).command(word, rest);
	process.exitCode = code;
} catch (error) {
	explain(error);
	process.exitCode = 1;
}
