/** Runs once as the web process starts: check what it was given, then listen for changed boards. */
export async function register(): Promise<void> {
	if (process.env.NEXT_RUNTIME !== "nodejs") return;
	const { startSite } = await import("#app/_http/start-site.ts");
	startSite();
}
