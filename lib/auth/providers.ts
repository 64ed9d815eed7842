import type { Provider } from "next-auth/providers";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import type { Config } from "#lib/config.ts";
import { sendMail } from "#lib/mail/index.ts";
import { confirmLink } from "./sign-in-link.ts";
import { signInMail } from "./sign-in-mail.ts";

const linkSeconds = 30 * 60;

/** The mailed link; always there. The address it leads to is ours, whatever Host the request named. */
const mailedLink = (): Provider => ({
	id: "mail",
	type: "email",
	name: "Mail",
	from: "",
	maxAge: linkSeconds,
	options: {},
	async sendVerificationRequest({ identifier, url }) {
		const asked = new URL(url).searchParams;
		const link = confirmLink({
			email: identifier,
			token: asked.get("token") ?? "",
			next: asked.get("callbackUrl") ?? "/",
		});
		await sendMail({ to: identifier, ...signInMail(link, linkSeconds / 60) });
	},
});

function orcid(issuer: string, clientId: string, clientSecret: string): Provider {
	return {
		id: "orcid",
		name: "ORCID",
		type: "oidc",
		issuer,
		// ORCID need not look at the PKCE challenge; the state is ours alone to compare.
		checks: ["pkce", "state"],
		clientId,
		clientSecret,
		client: { token_endpoint_auth_method: "client_secret_post" },
		authorization: { params: { scope: "openid" } },
		profile: (profile: Record<string, string | undefined>) => ({
			id: profile.sub ?? "",
			name: [profile.given_name, profile.family_name].filter(Boolean).join(" ") || null,
			email: profile.email ?? null,
		}),
	};
}

/** Which outside accounts this site takes, by what is configured. */
export function configuredProviders(config: Config): { id: string; name: string }[] {
	return [
		...(config.GITHUB_ID && config.GITHUB_SECRET ? [{ id: "github", name: "GitHub" }] : []),
		...(config.GOOGLE_ID && config.GOOGLE_SECRET ? [{ id: "google", name: "Google" }] : []),
		...(config.ORCID_ID && config.ORCID_SECRET ? [{ id: "orcid", name: "ORCID" }] : []),
	];
}

export function providers(config: Config): Provider[] {
	const list: Provider[] = [mailedLink()];
	if (config.GITHUB_ID && config.GITHUB_SECRET)
		list.push(GitHub({ clientId: config.GITHUB_ID, clientSecret: config.GITHUB_SECRET }));
	if (config.GOOGLE_ID && config.GOOGLE_SECRET)
		list.push(Google({ clientId: config.GOOGLE_ID, clientSecret: config.GOOGLE_SECRET }));
	if (config.ORCID_ID && config.ORCID_SECRET)
		list.push(orcid(config.ORCID_ISSUER, config.ORCID_ID, config.ORCID_SECRET));
	return list;
}
