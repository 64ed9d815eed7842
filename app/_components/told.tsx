import { told } from "#app/_http/telling.ts";
import { Notice } from "./notice.tsx";
import { Refused } from "./refused.client.tsx";

type Given = string | string[] | undefined;

/** What became of the last form, as its answer sealed it into the address of this page. */
export async function Told(props: {
	asked: { done?: Given; refused?: Given };
	/** Of a page that is opened by a mailed link: what that link is about. */
	link?: string;
}) {
	const { asked, link = null } = props;
	const done = await told("done", asked.done, link);
	const refused = await told("refused", asked.refused, link);
	return (
		<>
			{done === null ? null : (
				<div className="told">
					<Notice tone="good" alert>
						{done}
					</Notice>
				</div>
			)}
			{refused === null ? null : <Refused>{refused}</Refused>}
		</>
	);
}
