import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build, stop } from "esbuild";
import { ownImports } from "./own-imports.mjs";
import { root } from "./paths.mjs";

const entryPoints = {
	cli: "bin/cli.ts",
	worker: "workers/main.ts",
	"score-thread": "workers/score-thread.ts",
};

/**
 * Bundles what runs outside the site into dist/. Packages stay outside: piscina and pg-boss do not
 * bundle.
 */
export async function bundle() {
	const { outputFiles } = await build({
		absWorkingDir: root,
		entryPoints,
		outdir: "dist",
		outExtension: { ".js": ".mjs" },
		bundle: true,
		// A command loads what it needs: checking a file should not wait for a database driver.
		splitting: true,
		chunkNames: "chunks/[name]-[hash]",
		platform: "node",
		target: "node20",
		format: "esm",
		packages: "external",
		plugins: [ownImports],
		sourcemap: true,
		write: false,
		logLevel: "warning",
	});
	await stop();
	// Each file takes its name when it is whole: another command may be reading the old one.
	mkdirSync(path.join(root, "dist/chunks"), { recursive: true });
	for (const { path: file, contents } of outputFiles) {
		writeFileSync(`${file}.${process.pid}`, contents);
		renameSync(`${file}.${process.pid}`, file);
	}
}
