/** The next free name after a version: 1.2.3 gives 1.2.4, any other name gets a number at its end. */
export function nameAfter(version: string, taken: ReadonlySet<string>): string {
	const [, stem = `${version}.`, last = "0"] = /^(\d+\.\d+\.)(\d+)$/.exec(version) ?? [];
	for (let number = Number(last) + 1; ; number++)
		if (!taken.has(`${stem}${number}`)) return `${stem}${number}`;
}
