// The architecture, as a table: what each part of lib/ may import from lib/. Default deny.
const plumbing = ["audit", "context", "db", "errors"];
const mayImport = {
	errors: [],
	config: [],
	scoring: [],
	proposals: ["scoring"],
	demonstration: ["scoring"],
	policy: ["errors"],
	db: ["config"],
	storage: ["config", "errors"],
	context: ["db", "policy", "storage"],
	queue: ["config", "db"],
	audit: ["context", "db"],
	mail: ["config", "context"],
	dataset: [...plumbing, "policy", "scoring"],
	challenge: [...plumbing, "policy", "dataset", "scoring"],
	teams: [...plumbing, "policy", "challenge"],
	"hidden-labels": ["config", "errors", "scoring", "storage"],
	submissions: [
		...plumbing,
		"challenge",
		"policy",
		"proposals",
		"queue",
		"scoring",
		"storage",
		"teams",
	],
	leaderboard: [...plumbing, "challenge", "policy", "scoring", "submissions"],
	auth: [...plumbing, "config", "mail", "policy"],
};
const home = (name) => `^lib/${name}(/|\\.ts$)`;
const door = (name) => `^lib/${name}(/index)?\\.ts$`;
const pure = "^lib/(scoring|proposals|demonstration|policy|errors)(/|\\.ts$)";
const forbid = (name, from, to, comment) => ({ name, severity: "error", comment, from, to });

export default {
	forbidden: [
		forbid("no-circular", {}, { circular: true }, "a cycle means two modules are one"),
		forbid("no-unresolvable", {}, { couldNotResolve: true }, "every import exists"),
		...Object.entries(mayImport).map(([name, allowed]) =>
			forbid(
				`lib-${name}-keeps-to-its-table`,
				{ path: home(name) },
				{ path: "^lib/", pathNot: [home(name), ...allowed.map(door)] },
				"add the edge to mayImport on purpose, or not at all",
			),
		),
		forbid(
			"lib-has-no-strangers",
			{ path: "^lib/", pathNot: Object.keys(mayImport).map(home) },
			{},
			"a new module declares its edges first",
		),
		forbid(
			"pure-is-pure",
			{ path: pure },
			{ pathNot: [pure, "^node_modules/zod/"] },
			"no I/O, no clock, no framework",
		),
		forbid(
			"lib-knows-no-entry-point",
			{ path: "^lib/" },
			{ path: "^(app|workers|bin|test)/" },
			"dependencies point inward",
		),
		forbid(
			"framework-stays-in-auth",
			{ path: "^lib/", pathNot: home("auth") },
			{ path: "^node_modules/(next|next-auth|react|server-only)/" },
			"workers must be able to load lib/",
		),
		forbid(
			"tables-stay-in-lib",
			{ path: "^(app|workers)/" },
			{ path: ["^drizzle/", home("db"), "^node_modules/(drizzle-orm|pg|@aws-sdk)/"] },
			"entry points call verbs, never tables",
		),
		forbid(
			"doors-only",
			{ path: "^(app|workers)/" },
			{ path: "^lib/", pathNot: "^lib/[^/]+(/index)?\\.ts$" },
			"enter a module by its index",
		),
		forbid(
			"app-and-workers-never-meet",
			{ path: "^(app|workers)/" },
			{ path: "^(app|workers)/", pathNot: "^$1/" },
			"they meet in the queue table",
		),
		forbid(
			"workers-do-not-sign-in",
			{ path: "^workers/" },
			{ path: home("auth") },
			"a worker acts as itself",
		),
		forbid(
			"the-web-never-reaches-hidden-labels",
			{ path: "^app/" },
			{ path: home("hidden-labels"), reachable: true },
			"only workers read labels",
		),
		forbid(
			"threads-only-compute",
			{ path: "^workers/.*-thread\\.ts$" },
			{ path: "^lib/", pathNot: pure },
			"a thread receives bytes and returns a score",
		),
		forbid(
			"browser-gets-pure-code-only",
			{ path: "\\.client\\.tsx?$" },
			{ path: "^lib/", pathNot: pure, dependencyTypesNot: ["type-only"] },
			"values from lib/ would drag pg into the bundle",
		),
	],
	options: {
		doNotFollow: { path: "node_modules" },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: "tsconfig.json" },
		enhancedResolveOptions: {
			exportsFields: ["exports"],
			conditionNames: ["import", "node", "default", "types"],
		},
	},
};
