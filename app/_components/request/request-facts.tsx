import type { RequestView } from "#lib/access/index.ts";
import { Facts } from "../facts.tsx";
import { BothWords } from "./both.tsx";
import { positionWords } from "./words.ts";

const words = {
	applicant: "Applicant 申请人",
	position: "Position 身份",
	institution: "Institution 所在机构",
	ror: "ROR 编号",
	homepage: "Homepage 主页",
	use: "Intended use 用途",
	publications: "What has come of it 成果",
	supervisor: "Supervisor 导师",
};

const typed = (text: string) =>
	text === "" ? null : (
		<span className="typed" dir="auto">
			{text}
		</span>
	);

/** An address that somebody typed is a link only where it is one of the web. */
const address = (url: string) =>
	/^https?:\/\//.test(url) ? (
		<a href={url} rel="nofollow noreferrer ugc">
			{url}
		</a>
	) : (
		typed(url)
	);

/** What a request says. */
export function RequestFacts({ request }: { request: RequestView }) {
	const { fields, applicant, form } = request;
	const supervisor =
		fields.position === "student" && fields.supervisorName
			? `${fields.supervisorName}, ${fields.supervisorEmail}`
			: "";
	return (
		<div className="request-facts">
			<Facts
				facts={[
					[words.applicant, typed(`${applicant.name}, ${applicant.email}`)],
					[
						words.position,
						fields.position ? <BothWords key="p" words={positionWords[fields.position]} /> : null,
					],
					[words.institution, typed(fields.institution)],
					[words.ror, fields.rorId ? address(fields.rorId) : null],
					[words.homepage, fields.homepage ? address(fields.homepage) : null],
					[words.use, typed(fields.intendedUse)],
					[words.publications, typed(fields.publications)],
					[words.supervisor, typed(supervisor)],
					...form.questions.map(
						({ key, labelEn, labelZh }) =>
							[`${labelEn} ${labelZh}`, typed(fields.answers[key] ?? "")] as const,
					),
				]}
			/>
		</div>
	);
}
