"use client";

const words = {
	title: "Something went wrong here",
	what: "The fault is ours, and nothing you sent is lost. Trying again often works.",
	again: "Try again",
	reference: (digest: string) => `If it stays, tell the organizers this reference: ${digest}`,
};

export default function ErrorPage(props: {
	error: Error & { digest?: string };
	reset: () => void;
}) {
	const { digest } = props.error;
	return (
		<div className="page narrow">
			<header className="page-head">
				<h1>{words.title}</h1>
				<p className="lead">{words.what}</p>
			</header>
			<p>
				<button type="button" onClick={props.reset}>
					{words.again}
				</button>
			</p>
			{digest ? <p className="quiet fine">{words.reference(digest)}</p> : null}
		</div>
	);
}
