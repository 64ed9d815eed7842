import Link from "next/link";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import type { AnnouncementView } from "#lib/notices/index.ts";

const words = { latest: "Latest announcement" };

/** What the organizers said last, on the challenge's own page. */
export function LatestAnnouncement(props: { challenge: string; announcement: AnnouncementView }) {
	const { id, title, updatedAt } = props.announcement;
	return (
		<Notice title={words.latest}>
			<Link href={`/challenges/${props.challenge}/announcements#${id}`} prefetch={false}>
				<bdi>{title}</bdi>
			</Link>{" "}
			<span className="quiet">
				<Instant at={updatedAt} />
			</span>
		</Notice>
	);
}
