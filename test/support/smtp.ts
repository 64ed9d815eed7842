import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export type Message = { subject: string; text: string; raw: string };
type Received = Message & { from: string; to: string[] };
export type TestSmtp = {
	url: string;
	messages: Received[];
	/** Resolves to the first message that satisfies `wanted`, now or once it arrives. */
	message(wanted: (message: Received) => boolean): Promise<Received>;
	close(): Promise<void>;
};

type Headers = Map<string, string>;

function split(part: string): { headers: Headers; body: string } {
	const at = part.indexOf("\r\n\r\n");
	const head = part.slice(0, at).replace(/\r\n[ \t]+/g, " ");
	const headers: Headers = new Map();
	for (const line of head.split("\r\n")) {
		const colon = line.indexOf(":");
		if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
	}
	return { headers, body: part.slice(at + 4) };
}

function unquote(text: string): Buffer {
	const joined = text.replace(/=\r\n/g, "");
	const escaped = joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16)),
	);
	return Buffer.from(escaped, "latin1");
}

function decode(body: string, encoding: string): string {
	if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
	if (encoding === "quoted-printable") return unquote(body).toString("utf8");
	return Buffer.from(body, "latin1").toString("utf8");
}

/** RFC 2047: words of a header in another script. */
function decodeWords(header: string): string {
	return header
		.replace(/\?=\s+=\?/g, "?==?")
		.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
			kind.toLowerCase() === "b"
				? Buffer.from(word, "base64").toString("utf8")
				: unquote(word.replaceAll("_", " ")).toString("utf8"),
		);
}

/** The plain text of a message, whichever way it is wrapped and encoded. */
function plainText(part: string): string {
	const { headers, body } = split(part);
	const type = headers.get("content-type") ?? "text/plain";
	const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
	if (boundary) {
		const inner = body.split(`--${boundary}`).slice(1, -1);
		const texts = inner.map((piece) => plainText(piece.replace(/^\r\n/, "")));
		return texts.find((text) => text !== "") ?? "";
	}
	if (!type.startsWith("text/plain")) return "";
	return decode(body, (headers.get("content-transfer-encoding") ?? "7bit").toLowerCase());
}

/** A message as it goes over the wire (bytes as latin1), with what a person would read of it. */
export function readMessage(raw: string): Message {
	const subject = decodeWords(split(raw).headers.get("subject") ?? "");
	return { subject, text: plainText(raw), raw };
}

/** A real SMTP server on a free port that keeps what it is sent. */
export async function startSmtp(): Promise<TestSmtp> {
	const messages: Received[] = [];
	const waiting = new Set<() => void>();
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["STARTTLS", "AUTH"],
		async onData(stream, session, done) {
			const raw = (await buffer(stream)).toString("latin1");
			const { mailFrom, rcptTo } = session.envelope;
			messages.push({
				from: mailFrom ? mailFrom.address : "",
				to: rcptTo.map(({ address }) => address),
				...readMessage(raw),
			});
			done();
			for (const look of waiting) look();
		},
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.server.address();
	if (!address || typeof address === "string") throw new Error("no port");
	return {
		url: `smtp://127.0.0.1:${address.port}?ignoreTLS=true`,
		messages,
		message: (wanted) =>
			new Promise((resolve) => {
				const look = () => {
					const found = messages.find(wanted);
					if (!found) return;
					waiting.delete(look);
					resolve(found);
				};
				waiting.add(look);
				look();
			}),
		close: () => new Promise((resolve) => server.close(resolve)),
	};
}
