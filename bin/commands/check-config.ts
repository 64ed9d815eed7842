import { readConfig } from "#lib/config.ts";

/** `onset check-config`: reads the whole configuration once and names what is wrong with it. */
export async function run(_argv: readonly string[]): Promise<number> {
	try {
		readConfig(process.env);
		process.stdout.write("The configuration is complete.\n");
		return 0;
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		return 1;
	}
}
