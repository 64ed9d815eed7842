import type { MethodView } from "#lib/teams/index.ts";

const links = { paper: "Paper", code: "Code" };

function MethodLinks({ method: { paperUrl, codeUrl } }: { method: MethodView }) {
	if (!paperUrl && !codeUrl) return null;
	return (
		<p className="actions">
			{paperUrl ? (
				<a href={paperUrl} rel="nofollow noopener">
					{links.paper}
				</a>
			) : null}
			{codeUrl ? (
				<a href={codeUrl} rel="nofollow noopener">
					{links.code}
				</a>
			) : null}
		</p>
	);
}

/** The methods of a team: what each is, and where it is described. */
export function MethodLines({ methods }: { methods: readonly MethodView[] }) {
	return (
		<ul className="cards">
			{methods.map((method) => (
				<li key={method.id}>
					<h3>
						<bdi>{method.name}</bdi>
					</h3>
					<p className="quiet">
						<bdi>
							{[method.network, method.backbone, method.streams, method.pretraining].join(" · ")}
						</bdi>
					</p>
					{method.description ? (
						<p className="typed" dir="auto">
							{method.description}
						</p>
					) : null}
					<MethodLinks method={method} />
				</li>
			))}
		</ul>
	);
}
