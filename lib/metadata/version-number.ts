/**
 * A version's name as MAJOR.MINOR.PATCH, which Croissant asks for. Names that are numbers keep them
 * ("v1.2" is 1.2.0); any other, as "demonstration-1", is told by its place in the row: 0.<sequence>.0.
 */
export function versionNumber(of: { version: string; sequence: number }): string {
	const [, ...parts] = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(of.version) ?? [];
	if (parts.length === 0) return `0.${of.sequence}.0`;
	return parts.map((part) => Number(part ?? "0")).join(".");
}
