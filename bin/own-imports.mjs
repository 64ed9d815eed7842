import path from "node:path";
import { root } from "./paths.mjs";

/** Our own `#lib/…` imports look like packages to a bundler, and are not. */
export const ownImports = {
	name: "own-imports",
	setup(context) {
		context.onResolve({ filter: /^#(lib|workers|drizzle|bin|test)\// }, ({ path: name }) => ({
			path: path.join(root, name.slice(1)),
		}));
	},
};
