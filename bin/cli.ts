type Command = { run: (argv: string[]) => Promise<number> };

/** Each returns the exit code: 0 done, 1 refused or failed, 2 wrong usage. Loaded when asked for. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
	score: () => import("./commands/score.ts"),
	validate: () => import("./commands/validate.ts"),
	"make-labels": () => import("./commands/make-labels.ts"),
	"make-baseline": () => import("./commands/make-baseline.ts"),
	"make-academic-domains": () => import("./commands/make-academic-domains.ts"),
	"import-ror": () => import("./commands/import-ror.ts"),
	"check-config": () => import("./commands/check-config.ts"),
	migrate: () => import("./commands/migrate.ts"),
	seed: () => import("./commands/seed.ts"),
	apply: () => import("./commands/apply.ts"),
	"export-challenge": () => import("./commands/export-challenge.ts"),
	"publish-files": () => import("./commands/publish-files.ts"),
	archives: () => import("./commands/archives.ts"),
	"check-archive": () => import("./commands/check-archive.ts"),
	offices: () => import("./commands/offices.ts"),
	"sign-in-links": () => import("./commands/sign-in-links.ts"),
};

async function main([command = "", ...argv]: string[]): Promise<number> {
	const load = Object.hasOwn(commands, command) ? commands[command] : undefined;
	if (load) return (await load()).run(argv);
	process.stderr.write(`Usage: onset <${Object.keys(commands).join(" | ")}> [options]\n`);
	return 2;
}

process.exitCode = await main(process.argv.slice(2));

export {};
