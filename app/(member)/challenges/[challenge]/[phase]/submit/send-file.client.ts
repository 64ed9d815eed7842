import { askApi } from "#app/_components/upload/ask-api.client.ts";
import { putFile } from "#app/_components/upload/put-file.client.ts";

type Answer =
	| { isEarlier: true; submissionId: string }
	| { isEarlier: false; intentId: string; url: string; headers: Record<string, string> };
type Where = { challenge: string; phase: string; methodId: string };

/** The page of a submission; it says so when it is an earlier one of the same bytes. */
export const pageOf = (sent: { submissionId: string; isEarlier: boolean }): string =>
	`/submissions/${sent.submissionId}${sent.isEarlier ? "?same" : ""}`;

/** Announces the file, puts it into the storage, and says that it is there; unless it was sent before. */
export async function sendFile(
	file: File,
	where: Where & { sha256: string },
	progress: (share: number) => void,
): Promise<{ submissionId: string; isEarlier: boolean }> {
	const target = await askApi<Answer>("/api/v1/uploads", {
		...where,
		fileName: file.name,
		fileBytes: file.size,
	});
	if (target.isEarlier) return target;
	const status = await putFile(file, target, progress);
	if (status !== 200) throw new Error(`The storage refused the file (${status}). Send it again.`);
	return askApi(`/api/v1/uploads/${target.intentId}/complete`);
}
