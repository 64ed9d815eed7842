import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { config } from "#lib/config.ts";
import { isPublicAddress } from "./public-address.ts";

export type Answer = { isDelivered: boolean; text: string };

type Checked = { address: string; family: number };
type Message = { headers: Record<string, string>; body: string };

const timeoutMilliseconds = 10_000;
const readBytes = 2000;
const keptCharacters = 500;

/** Gives up waiting when the time is over, whatever it waits for. */
function inTime<T>(waited: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise((resolve, reject) => {
		signal.addEventListener("abort", () => reject(signal.reason), { once: true });
		waited.then(resolve, reject);
	});
}

/**
 * The address to connect to, checked. A name with any address that is not public is refused, so that
 * nobody has this server knock on doors that only it can reach.
 */
async function checkedAddress({ protocol, hostname }: URL): Promise<Checked> {
	const name = hostname.replace(/^\[|\]$/g, "");
	const found = await lookup(name, { all: true });
	const [first] = found;
	if (!first) throw new Error("the name has no address");
	if (config().WEBHOOKS_TO_PRIVATE) return first;
	if (protocol !== "https:") throw new Error("not asked: the address is not https");
	if (found.some(({ address }) => isPublicAddress(address) !== true))
		throw new Error("not asked: the address is not a public one");
	return first;
}

/** Connects to the address that was checked, and not to what the name says a moment later. */
const pinnedTo =
	(checked: Checked): LookupFunction =>
	(_name, options, done) =>
		options.all ? done(null, [checked]) : done(null, checked.address, checked.family);

/** The beginning of what was said, however it goes on. */
function begin(response: http.IncomingMessage): Promise<string> {
	return new Promise((resolve) => {
		const chunks: Buffer[] = [];
		let bytes = 0;
		const end = () => resolve(Buffer.concat(chunks).subarray(0, readBytes).toString("utf8"));
		response.on("data", (chunk: Buffer) => {
			chunks.push(chunk);
			bytes += chunk.byteLength;
			if (bytes >= readBytes) response.destroy();
		});
		response.on("end", end);
		response.on("close", end);
		response.on("error", end);
	});
}

function send(target: URL, checked: Checked, message: Message, signal: AbortSignal) {
	const { request } = target.protocol === "https:" ? https : http;
	return new Promise<{ status: number; text: string }>((resolve, reject) => {
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
				const status = response.statusCode ?? 0;
				void begin(response).then((text) => resolve({ status, text }));
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
		const { status, text } = await send(target, checked, message, signal);
		const note = isElsewhere(status) ? "(redirects are not followed) " : "";
		return { isDelivered: isDone(status), text: line(`${status} ${note}${text}`) };
	} catch (error) {
		const said = error instanceof Error ? error.message : String(error);
		const text = signal.aborted ? `no answer within ${timeoutMilliseconds / 1000} seconds` : said;
		return { isDelivered: false, text: line(text) };
	}
}
