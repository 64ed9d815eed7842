import { run as score } from "./commands/score.ts";
import { run as validate } from "./commands/validate.ts";

/** Each command takes its arguments and returns the exit code: 0 done, 1 the file is rejected, 2 wrong usage. */
const commands: Readonly<Record<string, (argv: string[]) => Promise<number>>> = {
	score,
	validate,
};

const [name = "", ...argv] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) {
	process.exitCode = await command(argv);
} else {
	process.stderr.write(`Usage: onset <${Object.keys(commands).join(" | ")}> [options]\n`);
	process.exitCode = 2;
}
