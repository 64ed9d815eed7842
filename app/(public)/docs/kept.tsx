import { Section } from "#app/_components/section.tsx";

const words = {
	title: "What is kept when a challenge or the site closes",
	file: "Everything public of a challenge is to be had as one file from the challenge's page, at any time: rules, pages, announcements, changes, boards, and by their versions and sha256 the evaluator, protocol and label set that their figures stand on. It needs no server, and is signed as a whole. The site's public key is at /api/v1/archive-key: note it, and a copy found elsewhere can be told from a forged one after the site is gone.",
	check: "npm run --silent onset -- check-archive FILE --key PUBLICKEY",
	ruleTitle: "The sunset rule",
	rule: [
		"A challenge that has no end is closed after three months' notice, the site after six, by an announcement in each challenge concerned that names the days. Dates announced are not brought forward.",
		"Until the last day files are taken as before. What was received by then is scored, and frozen boards are revealed. After that boards change no more.",
		"Then the last archive of each challenge is made and checked, and given to a repository that keeps files for good under a DOI. The DOI is announced before the site goes.",
		"When a challenge closes, its pages and boards stay where they are for as long as the site stands. When the site closes, the archives stay at its address for another year.",
		"Hidden labels are in no archive. They stay with the organizers of the dataset, who decide about them; the archive has their sha256, so that whoever holds them can show that they are the same.",
		"The signing key is destroyed with the site: nobody can sign another archive then. The public key stays in every archive and beside the deposit.",
	],
} as const;

/** What an organizer and a team can count on when it is over. */
export function Kept() {
	return (
		<Section id="kept" title={words.title}>
			<div className="prose">
				<p>{words.file}</p>
			</div>
			<pre>{words.check}</pre>
			<div className="prose">
				<h3 id="sunset">{words.ruleTitle}</h3>
				<ol>
					{words.rule.map((one) => (
						<li key={one}>{one}</li>
					))}
				</ol>
			</div>
		</Section>
	);
}
