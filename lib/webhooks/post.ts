import { lookup } from "node:dns/promises";
import http, { STATUS_CODES } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { config } from "#lib/config.ts";
import { isPublicAddress } from "./public-address.ts";

export type Answer = { isDelivered: boolean; text: string };

type Checked = { address: string; family: number };
type Message = { headers: Record<string, string>; body: string };

const timeoutMilliseconds = 10_000;
const keptCharacters = 500;

/** Gives up waiting when the time is over, whatever it waits for. */
function inTime<T>(waited: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise((resolve, reject) => {
		signal.addEventListener("abort", () => reject(signal.reason), { once: true });
		waited.then(resolve, reject);
	});
}

/** One answer for a name that leads nowhere and one that leads inside, so that nobody learns which names there are. */
const notPublic = "not asked: the name leads to no address that everybody can reach";

/**
 * The address to connect to, checked. A name with any address that is not public is refused, so that
 * nobody has this server knock on doors that only it can reach.
 */
async function checkedAddress({ protocol, hostname }: URL): Promise<Checked> {
	const isPrivateTold = config().WEBHOOKS_TO_PRIVATE;
	if (protocol !== "https:" && !isPrivateTold)
		throw new Error("not asked: the address is not https");
	const found = await lookup(hostname.replace(/^\[|\]$/g, ""), { all: true }).catch(() => []);
	const isReached = isPrivateTold || found.every(({ address }) => isPublicAddress(address));
	const [first] = found;
	if (!first || !isReached) throw new Error(notPublic);
	return first;
}

/** Connects to the address that was checked, and not to what the name says a moment later. */
const pinnedTo =
	(checked: Checked): LookupFunction =>
	(_name, options, done) =>
		options.all ? done(null, [checked]) : done(null, checked.address, checked.family);

function send(target: URL, checked: Checked, message: Message, signal: AbortSignal) {
	const { request } = target.protocol === "https:" ? https : http;
	return new Promise<number>((resolve, reject) => {
		const asked = request(
			target,
			{
				...{ method: "POST", agent: false, signal, lookup: pinnedTo(checked) },
				headers: {
					"content-type": "application/json",
					"content-length": Buffer.byteLength(message.body),
					"user-agent": "Onset",
					...message.headers,
				},
			},
			(response) => {
				// What is said beside the status is nobody's to read here: it may come from inside somebody's network.
				response.destroy();
				resolve(response.statusCode ?? 0);
			},
		);
		asked.on("error", reject);
		asked.end(message.body);
	});
}

/** One line of what came back, without signs that a page or a terminal would obey. */
const line = (text: string): string =>
	text
		.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
		.trim()
		.slice(0, keptCharacters);

const isDone = (status: number) => status >= 200 && status < 300;
const isElsewhere = (status: number) => status >= 300 && status < 400;

/** Posts a message once. Whatever stands in the way is told, and nothing is followed elsewhere. */
export async function post(url: string, message: Message): Promise<Answer> {
	const signal = AbortSignal.timeout(timeoutMilliseconds);
	try {
		const target = new URL(url);
		const checked = await inTime(checkedAddress(target), signal);
		const status = await send(target, checked, message, signal);
		const words = isElsewhere(status) ? "redirects are not followed" : STATUS_CODES[status];
		return { isDelivered: isDone(status), text: line(`${status} ${words ?? ""}`) };
	} catch (error) {
		const said = error instanceof Error ? error.message : String(error);
		const text = signal.aborted ? `no answer within ${timeoutMilliseconds / 1000} seconds` : said;
		return { isDelivered: false, text: line(text) };
	}
}
