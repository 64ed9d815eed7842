import { isScalar, type Node, visit } from "yaml";

/**
 * The names that stand in their map for a second time, as nodes. A set for each map: the parser's own
 * look compares every name with every other, which of a file of a megabyte takes minutes.
 */
export function repeatedNames(root: unknown): Node[] {
	const repeated: Node[] = [];
	visit(root as Node, {
		Map(_, map) {
			const names = new Set<unknown>();
			for (const { key } of map.items) {
				if (!isScalar(key)) continue;
				if (names.has(key.value)) repeated.push(key);
				names.add(key.value);
			}
		},
	});
	return repeated;
}
