// Preloaded into every child: when the parent is gone, even by kill -9, the channel closes.
import { isMainThread } from "node:worker_threads";

if (isMainThread && process.send) {
	process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
	// A child that hangs in its own shutdown must not outlive its parent for ever.
	process.on("disconnect", () => setTimeout(() => process.exit(1), 20_000).unref());
}
