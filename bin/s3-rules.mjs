// Who may do what in the embedded object storage. Pure: a request's parts in, a verdict out.
// Whatever is not listed here is refused, so that S3rver's other features stay out of reach.

const reading = ["GetObject", "HeadObject", "ListObjects", "HeadBucket"];
const inParts = [
	"CreateMultipartUpload",
	"UploadPart",
	"ListParts",
	"CompleteMultipartUpload",
	"AbortMultipartUpload",
];

/**
 * pair -> bucket -> actions. The site may file labels away and never look at them again; the worker
 * clears away what is no longer kept, and stores nothing.
 */
const permitted = {
	site: { site: [...reading, "PutObject", "DeleteObject", ...inParts], labels: ["PutObject"] },
	worker: { site: [...reading, "DeleteObject"], labels: reading },
};

/** Whether an action is one of an upload in parts. */
export const isInParts = (action) => inParts.includes(action);

export function isPermitted(pair, bucket, action) {
	return permitted[pair]?.[bucket]?.includes(action) ?? false;
}

const refuse = (code, message) => ({ refused: { code, message } });

/** Query parameters that only sign, or only shape an answer; any other names another operation. */
const harmless =
	/^(x-amz-(algorithm|credential|date|expires|signedheaders|signature|content-sha256|checksum-mode|checksum-sha256|sdk-checksum-algorithm|user-agent)|x-id|response-[a-z-]+)$/i;
const listing =
	/^(list-type|prefix|delimiter|max-keys|start-after|continuation-token|encoding-type|fetch-owner|marker)$/;

/** The decoded bucket and key of a path, or why there are none. */
export function readPath(rawPath) {
	let path;
	try {
		path = decodeURIComponent(rawPath);
	} catch {
		return refuse("InvalidURI", "The path is not valid percent-encoding.");
	}
	const [empty, bucket, ...segments] = path.split("/");
	const key = segments.join("/");
	const inner = segments.slice(0, key.endsWith("/") ? -1 : undefined);
	const odd = (segment) => segment === "." || segment === ".." || segment.includes("._S3rver_");
	if (empty !== "" || !bucket || odd(bucket) || inner.some(odd))
		return refuse("InvalidURI", "The path names no object that can exist here.");
	if (inner.includes("") && key !== "")
		return refuse("InvalidURI", "The key has an empty segment.");
	if (/[\p{Cc}\\]/u.test(path)) return refuse("InvalidURI", "The key has a control character.");
	if (Buffer.byteLength(key) > 1024) return refuse("KeyTooLongError", "Your key is too long");
	return { bucket, key };
}

/** What a request asks for, or undefined if it is nothing that is offered. */
export function readAction({ method, key, query, headers }) {
	const parameters = Object.keys(query).filter((name) => !harmless.test(name));
	// A copy reads one object to write another; it may come as a header or in the query.
	if (Object.keys(headers).some((name) => name.startsWith("x-amz-copy-source"))) return undefined;
	if (key === "") {
		if (method === "HEAD" && parameters.length === 0) return "HeadBucket";
		const lists = method === "GET" && parameters.every((name) => listing.test(name));
		return lists ? "ListObjects" : undefined;
	}
	if (parameters.length > 0) return readPartsAction(method, key, query, parameters);
	return { GET: "GetObject", HEAD: "HeadObject", PUT: "PutObject", DELETE: "DeleteObject" }[method];
}

/** By method: what a request about a begun upload asks for, and the parameters it has beside the upload's id. */
const ofUpload = {
	PUT: { action: "UploadPart", needs: ["partNumber"] },
	GET: { action: "ListParts", needs: [], may: ["max-parts", "part-number-marker"] },
	POST: { action: "CompleteMultipartUpload", needs: [] },
	DELETE: { action: "AbortMultipartUpload", needs: [] },
};
const wellFormed = {
	uploadId: /^[0-9a-f]{32}$/,
	partNumber: /^([1-9]\d{0,3}|10000)$/,
	"max-parts": /^\d{1,4}$/,
	"part-number-marker": /^\d{1,5}$/,
};

function readPartsAction(method, key, query, parameters) {
	// A key that ends with "/" would be a folder.
	if (key.endsWith("/")) return undefined;
	if (parameters.length === 1 && parameters[0] === "uploads")
		return method === "POST" && query.uploads === "" ? "CreateMultipartUpload" : undefined;
	const { action, needs, may = [] } = ofUpload[method] ?? {};
	const needed = ["uploadId", ...(needs ?? [])];
	const isRight =
		needed.every((name) => parameters.includes(name)) &&
		parameters.every(
			(name) => [...needed, ...may].includes(name) && wellFormed[name].test(query[name]),
		);
	return isRight ? action : undefined;
}

/** Only AWS Signature Version 4, in exactly one place; gives the key id and what was signed. */
export function readSignature({ query, headers }) {
	const inHeader = headers.authorization !== undefined;
	const inQuery = Object.keys(query).some((name) =>
		/^(x-amz-(algorithm|credential|signature)|signature|awsaccesskeyid)$/i.test(name),
	);
	if (inHeader && inQuery)
		return refuse(
			"InvalidArgument",
			"Only one auth mechanism allowed; send the Authorization header or a signed query, not both.",
		);
	if (inHeader) return readHeaderSignature(headers.authorization);
	if (inQuery) return readQuerySignature(query);
	return refuse("AccessDenied", "Access Denied");
}

function readHeaderSignature(authorization) {
	const match =
		/^AWS4-HMAC-SHA256 +Credential=([^/,\s]+)\/[^,\s]+, *SignedHeaders=([^,\s]+), *Signature=[0-9a-f]{64}$/.exec(
			authorization,
		);
	if (!match) return refuse("InvalidRequest", "Only AWS Signature Version 4 is understood.");
	return { accessKeyId: match[1], signedHeaders: match[2].split(";") };
}

function readQuerySignature(query) {
	const expires = query["X-Amz-Expires"] ?? "";
	const seconds = Number(expires);
	if (query["X-Amz-Algorithm"] !== "AWS4-HMAC-SHA256")
		return refuse("InvalidRequest", "Only AWS Signature Version 4 is understood.");
	if (!/^\d{1,6}$/.test(expires) || seconds < 1 || seconds > 604_800)
		return refuse(
			"AuthorizationQueryParametersError",
			"X-Amz-Expires must be from 1 to 604800 seconds.",
		);
	return {
		accessKeyId: (query["X-Amz-Credential"] ?? "").split("/")[0],
		signedHeaders: (query["X-Amz-SignedHeaders"] ?? "").split(";"),
	};
}

/** A header that carries meaning must have been signed, or its sender could be anybody. */
export function unsignedHeader(headers, signedHeaders) {
	if (!signedHeaders.includes("host")) return "host";
	return Object.keys(headers).find(
		(name) =>
			name.startsWith("x-amz-") && name !== "x-amz-user-agent" && !signedHeaders.includes(name),
	);
}

/** What a PUT must prove of its body: its length, and the digests that it names. */
export function readBodyPromise(headers, query, maxBytes) {
	const named = (name) => {
		const inQuery = Object.keys(query).find((parameter) => parameter.toLowerCase() === name);
		return inQuery ? query[inQuery] : headers[name];
	};
	const length = headers["content-length"];
	if (!/^\d{1,15}$/.test(length ?? ""))
		return refuse("MissingContentLength", "You must provide the Content-Length HTTP header.");
	if (Number(length) > maxBytes)
		return refuse(
			"EntityTooLarge",
			`Your proposed upload exceeds the maximum of ${maxBytes} bytes`,
		);
	const content = named("x-amz-content-sha256") ?? "UNSIGNED-PAYLOAD";
	if (content !== "UNSIGNED-PAYLOAD" && !/^[0-9a-f]{64}$/i.test(content))
		return refuse(
			"InvalidRequest",
			"x-amz-content-sha256 must be UNSIGNED-PAYLOAD or a sha256 in hexadecimal.",
		);
	const checksum = named("x-amz-checksum-sha256");
	if (checksum !== undefined && !/^[A-Za-z0-9+/]{43}=$/.test(checksum))
		return refuse("InvalidRequest", "Value for x-amz-checksum-sha256 header is invalid.");
	const hex = content === "UNSIGNED-PAYLOAD" ? undefined : content.toLowerCase();
	const checksumHex = checksum && Buffer.from(checksum, "base64").toString("hex");
	return { fileBytes: Number(length), contentSha256: hex, checksumSha256: checksumHex };
}
