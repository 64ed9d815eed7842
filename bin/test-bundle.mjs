// Tests run from bundles: loading the sources anew through a transformer in every process took two
// thirds of a run. One build serves all files of a stage, and they share its chunks.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, stop } from "esbuild";
import { ownImports } from "./own-imports.mjs";
import { root } from "./paths.mjs";

/**
 * Bundles test files into a folder below the root, where packages are found.
 * @returns the bundles, in the order of the files
 */
export async function bundleTests(files, folder) {
	await build({
		absWorkingDir: root,
		entryPoints: files,
		outdir: folder,
		outbase: root,
		outExtension: { ".js": ".mjs" },
		bundle: true,
		splitting: true,
		platform: "node",
		target: "node20",
		format: "esm",
		packages: "external",
		plugins: [ownImports, ownPlaces, nextFiles],
		sourcemap: true,
		logLevel: "warning",
	});
	await stop();
	return files.map((file) => path.join(folder, file.replace(/\.ts$/, ".mjs")));
}

/** A bundled file still finds what lies beside its source. */
const ownPlaces = {
	name: "own-places",
	setup(context) {
		context.onLoad({ filter: /\.(ts|mjs)$/ }, ({ path: file }) => {
			if (file.includes("node_modules")) return;
			const source = readFileSync(file, "utf8");
			if (!source.includes("import.meta")) return;
			const contents = source
				.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(file).href))
				.replaceAll("import.meta.dirname", JSON.stringify(path.dirname(file)));
			return { contents, loader: file.endsWith(".ts") ? "ts" : "js" };
		});
	},
};

/** Next names its files without their endings, and so does next-auth: only a bundler finds them. */
const nextFiles = {
	name: "next-files",
	setup(context) {
		context.onResolve({ filter: /^next\/\w+$/ }, ({ path: name }) => ({
			path: `${name}.js`,
			external: true,
		}));
		context.onResolve({ filter: /^next-auth(\/|$)/ }, ({ path: name }) => ({
			path: fileURLToPath(import.meta.resolve(name)),
		}));
	},
};
