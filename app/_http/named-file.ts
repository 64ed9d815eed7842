/** A text that a browser keeps as a file. The name is ours: letters, digits, dots and hyphens. */
export const namedFile = (text: string, of: { name: string; type: string }): Response =>
	new Response(text, {
		headers: {
			"content-type": of.type,
			"content-disposition": `attachment; filename="${of.name.replace(/[^\w.-]/g, "-")}"`,
			"cache-control": "no-store",
		},
	});
