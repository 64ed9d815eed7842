import { DamagedGzip, gunzip, isGzip } from "./gunzip.ts";
import { Reading, type ReadResult } from "./reading.ts";
import type { SubmissionRules } from "./rules.ts";

/**
 * Reads and checks a submission file, plain or gzip (told by its first bytes). What is wrong with the file comes back as
 * values; only an error of the source itself is thrown. A gzip file is unpacked as it is read and stops at the limit.
 */
export async function readProposals(
	source: Uint8Array | AsyncIterable<Uint8Array>,
	rules: SubmissionRules,
): Promise<ReadResult> {
	if (!(source instanceof Uint8Array)) return readStream(source, rules);
	if (isGzip(source)) return readStream(one(source), rules);
	const reading = new Reading(rules, source.length);
	reading.write(source);
	return reading.finish();
}

async function readStream(
	source: AsyncIterable<Uint8Array>,
	rules: SubmissionRules,
): Promise<ReadResult> {
	const { packed, bytes } = await peek(source);
	const reading = new Reading(rules, 0);
	const limited = packed ? gunzip(limit(bytes, reading, rules.maxBytes)) : bytes;
	try {
		for await (const chunk of limited) if (!reading.write(chunk)) break;
	} catch (error) {
		if (!(error instanceof DamagedGzip)) throw error;
		reading.reject("gzip-damaged", "The gzip file is damaged or cut short. Pack it again.");
	}
	return reading.finish();
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}

async function* limit(
	source: AsyncIterable<Uint8Array>,
	reading: Reading,
	maxBytes: number,
): AsyncGenerator<Uint8Array> {
	let total = 0;
	for await (const chunk of source) {
		total += chunk.length;
		if (total > maxBytes) return reading.tooLarge();
		yield chunk;
	}
}

/** Looks at the first two bytes, in however many chunks they come, and gives them back with the rest. */
async function peek(source: AsyncIterable<Uint8Array>) {
	const iterator = source[Symbol.asyncIterator]();
	const head: Uint8Array[] = [];
	let first: number[] = [];
	while (first.length < 2) {
		const next = await iterator.next();
		if (next.done) break;
		head.push(next.value);
		first = [...first, ...next.value.subarray(0, 2)].slice(0, 2);
	}
	return { packed: isGzip(Uint8Array.from(first)), bytes: resume(head, iterator) };
}

async function* resume(
	head: readonly Uint8Array[],
	iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	try {
		yield* head;
		for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
			yield next.value;
		}
	} finally {
		await iterator.return?.();
	}
}
