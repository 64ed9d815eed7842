/** Lets so many pieces of work run at once; the others wait for their turn. */
export function turns(atOnce: number) {
	let free = atOnce;
	const waiting: (() => void)[] = [];
	return async <T>(work: () => Promise<T>): Promise<T> => {
		if (free > 0) free--;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else free++;
		}
	};
}

/** Works through a list, so many at once, without beginning more than that. The first failure ends it. */
export async function each<T>(
	items: readonly T[],
	atOnce: number,
	work: (item: T) => Promise<void>,
): Promise<void> {
	const left = items.values();
	const lane = async () => {
		for (const item of left) await work(item);
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
}
