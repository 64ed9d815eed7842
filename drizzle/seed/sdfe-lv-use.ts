/**
 * What metadata and applicants are told of SDFE-LV beyond its tables: who made it, who may ask for
 * it, and what to mind. Facts cite the paper; what the paper does not say is not said here either.
 */

/** As in the public record of arXiv 2209.08445; the text of the paper at hand begins at the abstract. */
export const creators = [
	{ given: "Xiaolin", family: "Xu" },
	{ given: "Yuan", family: "Zong" },
	{ given: "Wenming", family: "Zheng" },
	{ given: "Yang", family: "Li" },
	{ given: "Chuangao", family: "Tang" },
	{ given: "Xingxun", family: "Jiang" },
	{ given: "Haolin", family: "Jiang" },
] as const;

export const keywords = [
	"dynamic facial expression spotting",
	"facial expression",
	"macro-expression",
	"micro-expression",
	"temporal localization",
	"long videos",
	"in the wild",
] as const;

export const sameAs = ["https://arxiv.org/abs/2209.08445"] as const;

export const contact = {
	en: "The dataset's stewards, by a comment on a request: they read them as a group.",
	zh: "数据集管理员：请在申请页面留言，由管理员小组共同处理。",
} as const;

/** The paper says "for academic use only" (abstract); the rest is how requests are asked here. */
export const eligibility = {
	who: {
		en: "Academics, for academic use only: staff and researchers of universities and research institutes, and students whose supervisor confirms the request.",
		zh: "仅限学术用途：高校和科研机构的教师与研究人员；学生须由导师确认申请。",
	},
	asked: [
		{
			en: "Your position and institution, and a homepage or an ORCID iD.",
			zh: "职位与单位，以及个人主页或 ORCID iD。",
		},
		{
			en: "What you intend to do with the data, in a few lines.",
			zh: "用几行文字说明数据的用途。",
		},
		{
			en: "Your signature under the licence, by typed name.",
			zh: "以键入姓名的方式签署许可协议。",
		},
		{
			en: "Students: a supervisor, who is asked by mail to confirm.",
			zh: "学生：填写导师，系统会发邮件请导师确认。",
		},
	],
} as const;

/** Terms of the Data Use Ontology. */
export const use = {
	permission: { duo: "0000042", name: "General research use" },
	constraints: [{ duo: "0000018", name: "Not for profit, non-commercial use only" }],
} as const;

/** Figure 3 has no printed figures: what the text around it does say. */
export const drawnOnly = [
	{
		figure: "3(a)",
		shows: "How many videos have how many complete expression clips",
		said: [
			{ name: "Fewest in a video", text: "1" },
			{ name: "Most in a video", text: "16" },
			{ name: "Clips in all", text: "2,420 in 1,191 videos, 2.03 a video on average" },
		],
		missing:
			"The number of videos for each count is drawn and not printed, so it is not drawn here.",
		cites: 'Section "Database Statistics"; the average is worked out from table 1',
	},
	{
		figure: "3(b)",
		shows: "From which kinds of media the videos are",
		said: [
			{ name: "Kinds", text: "8" },
			{ name: "Most videos", text: "interviews (“accounted for the majority”)" },
		],
		missing: "The shares of the eight kinds are drawn and not printed, so they are not drawn here.",
		cites: 'Section "Database Statistics"',
	},
] as const;

const collection = 'Section "Database" (Data Collection)';
const annotation = 'Section "Database" (Data Annotation)';
const statistics = 'Section "Database Statistics"';

/** For Croissant's vocabulary of responsible AI. */
export const responsible = [
	{
		property: "dataCollection",
		text: "50 students searched video sites for long videos with complete facial expressions, under written inclusion and exclusion criteria; a shared platform kept duplicates out, and videos of fear or disgust or with many expressions were rewarded. 1,563 videos were collected and 1,191 kept.",
		cites: collection,
	},
	{ property: "dataCollectionType", text: "Manual Human Curator", cites: collection },
	{
		property: "dataCollectionRawData",
		text: "Interviews, reality shows, speeches, operas, movies, documentaries, we-media short videos and others, from YouTube, Bilibili, Live-me, TikTok and other sites.",
		cites: collection,
	},
	{
		property: "dataAnnotationProtocol",
		text: "Onset and offset frame of each complete expression and one of six basic categories, marked by 5 of 10 annotators at random, decoded to frames and fused by max-voting. Five experts trained the annotators and decided on videos that seemed to meet an exclusion criterion.",
		cites: annotation,
	},
	{ property: "annotationsPerItem", text: "5", cites: annotation },
	{
		property: "annotatorDemographics",
		text: "10 annotators of a crowdsourcing platform, trained by 5 experts in facial expression with a background in psychology.",
		cites: annotation,
	},
	{
		property: "personalSensitiveInformation",
		text: "The videos show identifiable faces of people in public media.",
		cites: collection,
	},
	{
		property: "dataUseCases",
		text: "Training, validation and testing of methods that spot dynamic facial expressions in long videos.",
		cites: 'Section "Experiment Setup" (Protocol)',
	},
	{
		property: "dataLimitations",
		text: "44 of the 2,420 clips last half a second or less. Videos have one face, in colour and without blur, and no cut during an expression.",
		cites: 'Table 2; section "Database" (Inclusion and Exclusion Criteria)',
	},
	{
		property: "dataBiases",
		text: "Categories are unequal: 2,185 of 2,420 clips are happy, 2 are fear. The paper counts 57 % “male” and 43 % “female”, and 49 % “Caucasians”, 40 % “Asians” and 11 % “Africans”. Most videos are from interviews.",
		cites: `Table 2; ${statistics}`,
	},
] as const;
