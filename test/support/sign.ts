import { createHash, createHmac } from "node:crypto";
import { request } from "node:http";

export type Keys = { accessKey: string; secretKey: string };
export type Answer = {
	status: number;
	code: string;
	body: string;
	headers: NodeJS.Dict<string | string[]>;
};
export type Asked = {
	method: string;
	/** As it goes over the wire: percent-encoded, dots and all. */
	path: string;
	query?: Record<string, string>;
	headers?: Record<string, string>;
	body?: Uint8Array;
};

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) =>
	createHmac("sha256", key).update(data).digest();
const encode = (text: string) =>
	encodeURIComponent(text).replace(
		/[!'()*]/g,
		(c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
	);

function canonicalQuery(query: Record<string, string>): string {
	const pairs = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`);
	return pairs.sort().join("&");
}

/** The server decodes the path once and signs what it understood; so does this. */
const canonicalPath = (path: string) =>
	path
		.split("/")
		.map((part) => encode(decodeURIComponent(part)))
		.join("/");

function signature(
	keys: Keys,
	asked: Asked,
	query: Record<string, string>,
	headers: Record<string, string>,
	time: string,
	content: string,
): string {
	const names = Object.keys(headers).sort();
	const canonical = [
		asked.method,
		canonicalPath(asked.path),
		canonicalQuery(query),
		...names.map((name) => `${name}:${headers[name]}`),
		"",
		names.join(";"),
		content,
	].join("\n");
	const date = time.slice(0, 8);
	const scope = `${date}/us-east-1/s3/aws4_request`;
	const toSign = ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n");
	const key = ["us-east-1", "s3", "aws4_request"].reduce<Buffer>(
		hmac,
		hmac(`AWS4${keys.secretKey}`, date),
	);
	return createHmac("sha256", key).update(toSign).digest("hex");
}

const timeOf = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, "");

/**
 * AWS Signature Version 4 by hand, so that a test can sign what no SDK would: the request with its
 * Authorization header. Headers in `unsigned` go along without being covered.
 */
export function signHeader(
	keys: Keys,
	host: string,
	asked: Asked,
	content = sha256(asked.body ?? ""),
): Asked {
	const time = timeOf(new Date());
	const headers: Record<string, string> = {
		...asked.headers,
		host,
		"x-amz-date": time,
		"x-amz-content-sha256": content,
	};
	const signed = signature(keys, asked, asked.query ?? {}, headers, time, content);
	const credential = `${keys.accessKey}/${time.slice(0, 8)}/us-east-1/s3/aws4_request`;
	const names = Object.keys(headers).sort().join(";");
	const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signed}`;
	return { ...asked, headers: { ...headers, authorization } };
}

/** The same as a query, good for `expires` seconds from `at`; `asked.headers` are covered. */
export function signQuery(
	keys: Keys,
	host: string,
	asked: Asked,
	{ expires = "60", at = new Date() } = {},
): Asked {
	const time = timeOf(at);
	const headers: Record<string, string> = { ...asked.headers, host };
	const query: Record<string, string> = {
		...asked.query,
		"X-Amz-Algorithm": "AWS4-HMAC-SHA256",
		"X-Amz-Credential": `${keys.accessKey}/${time.slice(0, 8)}/us-east-1/s3/aws4_request`,
		"X-Amz-Date": time,
		"X-Amz-Expires": expires,
		"X-Amz-SignedHeaders": Object.keys(headers).sort().join(";"),
	};
	query["X-Amz-Signature"] = signature(keys, asked, query, headers, time, "UNSIGNED-PAYLOAD");
	return { ...asked, query, headers };
}

/** Sends exactly that: fetch would tidy the path up and refuse to set some headers. */
export function send(endpoint: string, asked: Asked): Promise<Answer> {
	const { hostname, port } = new URL(endpoint);
	const query = asked.query ? `?${canonicalQuery(asked.query)}` : "";
	return new Promise((resolve, reject) => {
		const sent = request(
			{
				hostname,
				port,
				method: asked.method,
				path: `${asked.path}${query}`,
				headers: asked.headers,
				agent: false,
			},
			(response) => {
				let body = "";
				response.setEncoding("utf8").on("data", (text) => (body += text));
				response.on("error", reject).on("end", () => {
					const code = /<Code>(.*?)<\/Code>/.exec(body)?.[1] ?? "";
					resolve({ status: response.statusCode ?? 0, code, body, headers: response.headers });
				});
			},
		);
		sent.on("error", reject).end(asked.body);
	});
}
