import { askApi } from "#app/_components/upload/ask-api.client.ts";
import { openHasher } from "#app/_components/upload/hash-file.client.ts";
import { putFile } from "#app/_components/upload/put-file.client.ts";
import type { AnnouncedLabelsView } from "#lib/label-sets/index.ts";

export type Wanted = {
	challenge: string;
	datasetVersion: string;
	subset: string;
	note: string;
	isDemonstration: boolean;
};

export type Stage =
	| { kind: "hashing" }
	| { kind: "sending"; share: number }
	| { kind: "completing" };

async function hashed(file: File): Promise<string> {
	const hasher = openHasher();
	try {
		return await hasher.hash(file);
	} finally {
		hasher.close();
	}
}

/** Hashes a label file, announces it, puts it into the bucket, and says that it is there. */
export async function sendLabels(
	file: File,
	{ challenge, ...wanted }: Wanted,
	reached: (stage: Stage) => void,
): Promise<AnnouncedLabelsView> {
	const api = `/api/v1/challenges/${encodeURIComponent(challenge)}/labels`;
	reached({ kind: "hashing" });
	const sha256 = await hashed(file);
	const announced = await askApi<AnnouncedLabelsView>(api, {
		...wanted,
		sha256,
		fileBytes: file.size,
	});
	if (announced.isKnown) return announced;
	const status = await putFile(file, announced, (share) => reached({ kind: "sending", share }));
	// 412: it is there already, from a try that went wrong only after it.
	if (status !== 200 && status !== 412)
		throw new Error(`The storage refused the file (${status}). Send it again.`);
	reached({ kind: "completing" });
	await askApi(`${api}/${announced.labelSetId}/complete`);
	return announced;
}
