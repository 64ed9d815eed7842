import Link from "next/link";
import type { TakedownView } from "#lib/publishing/index.ts";
import { Instant } from "../instant.tsx";
import { words } from "./words.ts";

export type Gone = { dataset: { slug: string; title: string }; takedowns: readonly TakedownView[] };

/** The dataset's videos that can no longer be had, and what the organizers say it means here. */
export function BoardTakedowns({ gone }: { gone: Gone }) {
	const { dataset, takedowns } = gone;
	if (takedowns.length === 0) return null;
	return (
		<section className="section" id="takedowns" aria-labelledby="takedowns-heading">
			<h2 id="takedowns-heading">{words.takedowns}</h2>
			<p className="quiet prose">{words.takedownsLead(dataset.title)}</p>
			<dl className="method-notes">
				{takedowns.map(({ id, videoId, at, boardEffect, tombstoneVersion }) => (
					<div key={id}>
						<dt>
							{videoId}, <Instant at={at} precision="day" />
						</dt>
						<dd>
							{boardEffect}{" "}
							<Link
								href={`/datasets/${dataset.slug}/versions/${tombstoneVersion}`}
								prefetch={false}
							>
								{words.goneSince(tombstoneVersion)}
							</Link>
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}
