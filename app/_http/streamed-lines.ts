/** A text that is sent as it is made, under a file's name. */
export function streamedLines(
	lines: AsyncGenerator<string>,
	file: { name: string; type: string },
): Response {
	const body = new ReadableStream<Uint8Array>({
		async pull(stream) {
			const { value, done } = await lines.next();
			if (done) stream.close();
			else stream.enqueue(new TextEncoder().encode(value));
		},
		cancel: async () => {
			await lines.return(undefined);
		},
	});
	return new Response(body, {
		headers: {
			"content-type": file.type,
			"content-disposition": `attachment; filename="${file.name}"`,
			"cache-control": "no-store",
		},
	});
}
