import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

export type Researcher = { orcid: string; givenName: string; familyName: string };

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The site's name and secret there, and where it is, as the site under test was told them. */
function registered() {
	const { ORCID_ISSUER: issuer, ORCID_ID: id, ORCID_SECRET: secret } = process.env;
	if (!issuer || !id || !secret) throw new Error("run `node bin/test.mjs e2e sign-in-elsewhere`");
	return { issuer, id, secret };
}

type Registration = ReturnType<typeof registered>;
type Grant = { researcher: Researcher; redirectUri: string; challenge: string };

const metadata = (issuer: string) => ({
	issuer,
	authorization_endpoint: `${issuer}/oauth/authorize`,
	token_endpoint: `${issuer}/oauth/token`,
	userinfo_endpoint: `${issuer}/oauth/userinfo`,
	jwks_uri: `${issuer}/oauth/jwks`,
	response_types_supported: ["code"],
	subject_types_supported: ["public"],
	id_token_signing_alg_values_supported: ["RS256"],
	token_endpoint_auth_methods_supported: ["client_secret_post"],
});

function signer({ issuer, id }: Registration) {
	const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
	return {
		jwks: { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", use: "sig" }] },
		idToken({ orcid, givenName, familyName }: Researcher): string {
			const now = Math.floor(Date.now() / 1000);
			const claims = { iss: issuer, aud: id, sub: orcid, iat: now, auth_time: now, exp: now + 600 };
			const names = { given_name: givenName, family_name: familyName };
			const signed = `${encoded({ alg: "RS256", kid: "1" })}.${encoded({ ...claims, ...names })}`;
			return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
		},
	};
}

/** Codes: each counts once, for the site it was given to, at the address it was sent to. */
function desk({ id, secret }: Registration) {
	const grants = new Map<string, Grant>();
	return {
		authorize(query: URLSearchParams, researcher: Researcher | null): string {
			const redirectUri = query.get("redirect_uri") ?? "";
			const back = new URL(redirectUri);
			back.searchParams.set("state", query.get("state") ?? "");
			if (query.get("client_id") !== id || query.get("scope") !== "openid")
				back.searchParams.set("error", "invalid_request");
			else if (!researcher) back.searchParams.set("error", "access_denied");
			else {
				const code = randomBytes(16).toString("hex");
				const challenge = query.get("code_challenge") ?? "";
				grants.set(code, { researcher, redirectUri, challenge });
				back.searchParams.set("code", code);
			}
			return back.href;
		},
		exchange(form: URLSearchParams): Researcher | null {
			const code = form.get("code") ?? "";
			const grant = grants.get(code);
			grants.delete(code);
			const verifier = createHash("sha256").update(form.get("code_verifier") ?? "");
			const isSound =
				form.get("client_id") === id &&
				form.get("client_secret") === secret &&
				form.get("redirect_uri") === grant?.redirectUri &&
				verifier.digest("base64url") === grant?.challenge;
			return isSound ? (grant?.researcher ?? null) : null;
		},
	};
}

/**
 * A site that signs researchers in the way ORCID does: OpenID Connect with a code, and no mail
 * address in its claims.
 */
export async function startOrcid() {
	const registration = registered();
	const { issuer } = registration;
	const { jwks, idToken } = signer(registration);
	const { authorize, exchange } = desk(registration);
	let here: Researcher | null = null;

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
		const json = (body: object, status = 200) =>
			response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
		if (pathname === "/oauth/authorize")
			response.writeHead(302, { location: authorize(searchParams, here) }).end();
		else if (pathname === "/oauth/token") {
			const researcher = exchange(new URLSearchParams(await text(request)));
			if (!researcher) json({ error: "invalid_grant" }, 400);
			else json({ access_token: "x", token_type: "bearer", id_token: idToken(researcher) });
		} else if (pathname === "/oauth/jwks") json(jwks);
		else if (pathname === "/.well-known/openid-configuration") json(metadata(issuer));
		else json({}, 404);
	}

	const server = createServer((request, response) => {
		answer(request, response).catch(() => response.destroy());
	});
	const { hostname, port } = new URL(issuer);
	await new Promise<void>((resolve) => server.listen(Number(port), hostname, resolve));
	return {
		/** Who sits at the browser there; `null` is somebody who refuses. */
		researcher: (who: Researcher | null) => {
			here = who;
		},
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
