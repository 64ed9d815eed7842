/**
 * A licence to try the site with, written for this demonstration: what academic face datasets
 * usually ask for, in plain words. It binds nobody.
 */
export const licenceTitles = {
	en: "Demonstration licence for academic use",
	zh: "学术使用许可协议（演示文本）",
};

type Wording = { shareEn: string; shareZh: string };

const textEn = ({
	shareEn,
}: Wording) => `> **This is a demonstration text, not the licence of the SDFE-LV authors.** It shows how a licence is read and signed here, and gives nobody any right to the videos of SDFE-LV.

## 1. What is licensed

The videos, annotations and documents of the dataset version that your access names ("the data"). The people in the videos have not agreed to anything beyond this licence.

## 2. What you may do

1. Use the data for **non-commercial research and teaching** at the institution that you name when you sign.
2. Publish results, figures and trained models, as long as nobody can get the data back from them.
3. Show single frames in papers and talks where the dataset's page marks the video as one that may be shown.

## 3. What you may not do

1. Use the data for a product or a service, or for surveillance, scoring or judging of people.
2. **Try to find out who a person in a video is**, or link the data with other data about that person.
3. Make or spread pictures or videos in which a person of the data seems to do or say what they did not.
4. ${shareEn}

## 4. Keeping the data

- Keep the data where only you and those who signed this licence themselves can read it.
- Tell the dataset's stewards at once when somebody else has got hold of it.
- When a video is withdrawn, delete your copies of it and say so when you are asked.

## 5. The end

Your access ends on the day that it names, or earlier if you break this licence. Within 30 days after that you **delete all copies** and confirm it. Results that you published stay yours.

## 6. Citing

Whoever publishes work that used the data cites the paper that the dataset's page names.

## 7. No warranty

The data come as they are. Nobody answers for their being complete, correct or fit for your purpose.
`;

const textZh = ({
	shareZh,
}: Wording) => `> **本文为演示文本，并非 SDFE-LV 作者的许可协议。** 仅用于展示在本站阅读和签署许可协议的方式，不授予任何人使用 SDFE-LV 视频的权利。

## 1. 许可对象

您的访问权限所指明的数据集版本中的视频、标注和文档（以下称“数据”）。视频中的人物仅就本协议所述用途给予同意。

## 2. 允许的用途

1. 在您签署时所填写的单位内，将数据用于**非商业性的研究与教学**。
2. 发表研究结果、图表和训练所得模型，前提是他人无法从中还原数据。
3. 在数据集页面标明可公开展示的视频范围内，在论文和报告中展示单帧画面。

## 3. 禁止的用途

1. 将数据用于产品或服务，或用于对人的监控、评分或评判。
2. **试图识别视频中人物的身份**，或将数据与有关该人物的其他数据相关联。
3. 制作或传播使数据中人物看似做出其未做之事、说出其未说之言的图像或视频。
4. ${shareZh}

## 4. 数据保管

- 数据须存放于仅您本人及已亲自签署本协议者能够读取之处。
- 一旦他人取得数据，须立即告知数据集管理员。
- 视频被撤回时，须删除您持有的副本，并在被询问时予以确认。

## 5. 终止

您的访问权限于其载明之日终止；违反本协议的，提前终止。终止后 30 日内，您须**删除全部副本**并予以确认。您已发表的成果仍归您所有。

## 6. 引用

发表使用本数据的成果时，须引用数据集页面所列论文。

## 7. 免责声明

数据按现状提供，不保证其完整、准确或适合您的用途。
`;

const first: Wording = {
	shareEn: "Give the data, or a part of it, to anybody else: each person signs for themselves.",
	shareZh: "向任何他人提供数据的全部或部分：每位使用者须各自签署。",
};

const second: Wording = {
	shareEn:
		"Give the data, or a part of it, to anybody else, in your group or outside: each person signs for themselves.",
	shareZh: "向课题组内外的任何他人提供数据的全部或部分：每位使用者须各自签署。",
};

/** Its versions, oldest first; the second asks those who signed the first to sign again. */
export const licenceSeeds = [
	{
		number: 1,
		change: "material",
		graceDays: 0,
		textEn: textEn(first),
		textZh: textZh(first),
		changesEn: "The first version.",
		changesZh: "首个版本。",
		at: new Date("2026-01-05T00:00:00Z"),
	},
	{
		number: 2,
		change: "material",
		graceDays: 30,
		textEn: textEn(second),
		textZh: textZh(second),
		changesEn:
			"Section 3.4 now holds within a group too: each person signs for themselves. Nothing else changes.",
		changesZh: "第 3.4 条的规定现同样适用于课题组内部：每位使用者须各自签署。其余内容不变。",
		at: new Date("2026-03-02T00:00:00Z"),
	},
] as const;
