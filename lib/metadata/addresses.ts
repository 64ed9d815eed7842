/** The lasting addresses that metadata names. None is signed, none expires. */
export const addresses = (siteUrl: string) => {
	const at = (path: string) => new URL(path, siteUrl).toString();
	const dataset = (slug: string) => `/datasets/${encodeURIComponent(slug)}`;
	return {
		site: at("/"),
		dataset: (slug: string) => at(dataset(slug)),
		version: (slug: string, version: string) =>
			at(`${dataset(slug)}/versions/${encodeURIComponent(version)}`),
		licence: (slug: string, number: number) => at(`${dataset(slug)}/licence/${number}`),
		file: (fileId: string) => at(`/api/v1/files/${fileId}`),
		croissant: (slug: string, version: string) =>
			at(`/api/v1${dataset(slug)}/versions/${encodeURIComponent(version)}/croissant`),
	};
};

export type Addresses = ReturnType<typeof addresses>;
