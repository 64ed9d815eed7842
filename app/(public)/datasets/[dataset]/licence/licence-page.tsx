import Link from "next/link";
import { Badge } from "#app/_components/badge.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { LicenceTexts } from "#app/_components/licence/licence-texts.tsx";
import { changeWords } from "#app/_components/licence/words.ts";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { LicenceLine, LicenceView } from "#lib/licensing/index.ts";
import { words } from "./words.ts";

const address = ({ dataset }: LicenceView) => `/datasets/${dataset.slug}/licence`;

function Digest(props: { licence: LicenceView; language: "en" | "zh" }) {
	const { licence, language } = props;
	const { dataset, number } = licence;
	return (
		<>
			<code className="hash">{language === "en" ? licence.sha256En : licence.sha256Zh}</code>{" "}
			<a href={`/api/v1/datasets/${dataset.slug}/licence/versions/${number}/${language}`} download>
				{words.bytes}
			</a>
		</>
	);
}

function Versions({ licence, versions }: { licence: LicenceView; versions: LicenceLine[] }) {
	return (
		<TableRegion label={words.versions}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.number}</th>
						<th scope="col">{words.published}</th>
						<th scope="col">{words.inForce}</th>
						<th scope="col">{words.change}</th>
						<th scope="col">{words.changes}</th>
					</tr>
				</thead>
				<tbody>
					{versions.map((version) => (
						<tr key={version.number}>
							<th scope="row">
								<Link
									href={`${address(licence)}/${version.number}`}
									aria-current={version.number === licence.number ? "page" : undefined}
								>
									{version.number}
								</Link>
							</th>
							<td>
								<Instant at={version.publishedAt} precision="day" />
							</td>
							<td>
								<Instant at={version.inForceFrom} precision="day" />
							</td>
							<td>{version.change}</td>
							<td className="long">
								{version.changesEn} <span lang="zh-Hans">{version.changesZh}</span>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

function Replaced({ licence }: { licence: LicenceView }) {
	if (licence.isCurrent) return null;
	return (
		<Notice tone="caution">
			{words.old(licence.currentNumber)}{" "}
			<span lang="zh-Hans">{words.oldZh(licence.currentNumber)}</span>{" "}
			<Link href={address(licence)}>{words.readCurrent}</Link>
		</Notice>
	);
}

/** A published version of a licence: both texts, what is known of it, and its place among the others. */
export function LicencePage(props: { licence: LicenceView; versions: LicenceLine[] }) {
	const { licence, versions } = props;
	const { dataset, authoritative, asksFrom, number } = licence;
	return (
		<div className="page wide">
			<PageHead
				title={`${dataset.title}: ${words.licence}`}
				crumbs={[
					{ title: words.datasets, href: "/datasets" },
					{ title: dataset.title, href: `/datasets/${dataset.slug}` },
				]}
				badges={
					<>
						<Badge>{words.version(number)}</Badge>
						{licence.isCurrent ? (
							<Badge tone="filled">{words.current}</Badge>
						) : (
							<Badge tone="dashed">{words.replaced}</Badge>
						)}
					</>
				}
				lead={
					<>
						{words.lead[authoritative]} <span lang="zh-Hans">{words.leadZh[authoritative]}</span>
					</>
				}
			/>
			<Replaced licence={licence} />
			{licence.isCurrent ? (
				<div className="actions">
					<Link className="button" href={`/datasets/${dataset.slug}/sign`} prefetch={false}>
						{words.sign}
					</Link>
				</div>
			) : null}
			<LicenceTexts licence={licence} />
			<Section id="version" title={words.facts}>
				<Facts
					facts={[
						[words.change, changeWords[licence.change]],
						[words.published, <Instant key="published" at={licence.publishedAt} />],
						[words.inForce, <Instant key="force" at={licence.inForceFrom} />],
						[
							words.asks,
							asksFrom && number > 1 ? <Instant key="asks" at={asksFrom} /> : words.never,
						],
						[words.sha256En, <Digest key="en" licence={licence} language="en" />],
						[words.sha256Zh, <Digest key="zh" licence={licence} language="zh" />],
					]}
				/>
			</Section>
			<Section id="versions" title={words.versions}>
				<Versions licence={licence} versions={versions} />
			</Section>
		</div>
	);
}
