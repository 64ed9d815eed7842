/** Tells readers of feeds, in a page's head, where the challenge's is. */
export const feedLink = (challenge: string) => ({
	alternates: { types: { "application/atom+xml": `/challenges/${challenge}/feed.xml` } },
});
