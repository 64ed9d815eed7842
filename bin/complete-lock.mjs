// npm leaves a package for another platform out of the lock when the registry at hand does not
// have it, and `npm ci` then refuses that very lock. This adds the missing entries: version and
// platform, without an integrity, for npm to skip here and to resolve where they exist.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { say } from "./say.mjs";

const systems = "android darwin win32 linux freebsd netbsd openbsd openharmony sunos aix".split(
	" ",
);
const processors = "x64 arm64 arm ia32 ppc64 riscv64 s390x loong64 mips64el wasm32".split(" ");

/** The platform that a package's name tells, or undefined if it tells none. */
function platformOf(name) {
	const words = name.split(/[/-]/);
	const os = systems.find((system) => words.includes(system));
	const eabi = words.some((word) => word.endsWith("eabihf") || word.endsWith("eabi"));
	const cpu = processors.find((processor) => words.includes(processor)) ?? (eabi && "arm");
	if (!os && cpu !== "wasm32") return undefined;
	const libc = words.some((word) => word.startsWith("musl"))
		? "musl"
		: words.some((word) => word.startsWith("gnu")) && "glibc";
	return {
		...(cpu && { cpu: [cpu] }),
		...(libc && os === "linux" && { libc: [libc] }),
		...(os && { os: [os] }),
	};
}

const nestedIn = (where, name) => `${where ? `${where}/` : ""}node_modules/${name}`;

/** Whether a package at `where` finds `name`, looking upwards as Node does. */
function finds(packages, where, name) {
	for (let at = where; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
		if (packages[nestedIn(at, name)]) return true;
		if (at === "") return false;
	}
}

const file = path.join(root, "package-lock.json");
const text = readFileSync(file, "utf8");
const indent = /^\s+/m.exec(text)?.[0].replace(/\n/g, "") ?? "\t";
const lock = JSON.parse(text);
let added = 0;
for (const [where, entry] of Object.entries(lock.packages)) {
	for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
		if (finds(lock.packages, where, name)) continue;
		const platform = platformOf(name);
		if (!platform || !/^\d+\.\d+\.\d+/.test(version)) {
			say(`left out: ${name}@${version}, wanted by ${where}`);
			continue;
		}
		lock.packages[nestedIn("", name)] = {
			version,
			...(entry.dev && { dev: true }),
			optional: true,
			...platform,
		};
		added++;
	}
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
lock.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lock, null, indent)}\n`);
say(`${added} entries added to package-lock.json`);
