import { readFileSync } from "node:fs";
import path from "node:path";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";

/** The same address as the site would have given it `secondsAgo`, with the life that it gives. */
export async function linkOfThePast(link: string, secondsAgo: number): Promise<string> {
	const { origin, pathname, searchParams } = new URL(link);
	const [bucket = "", ...key] = pathname.slice(1).split("/").map(decodeURIComponent);
	const secrets = path.join(process.env.ONSET_DATA ?? "data", "secrets.json");
	const { S3_ACCESS_KEY, S3_SECRET_KEY } = JSON.parse(readFileSync(secrets, "utf8"));
	const client = new S3Client({
		endpoint: origin,
		region: searchParams.get("X-Amz-Credential")?.split("/")[2] ?? "us-east-1",
		forcePathStyle: true,
		credentials: { accessKeyId: S3_ACCESS_KEY, secretAccessKey: S3_SECRET_KEY },
	});
	const command = new GetObjectCommand({ Bucket: bucket, Key: key.join("/") });
	return getSignedUrl(client, command, {
		expiresIn: Number(searchParams.get("X-Amz-Expires")),
		signingDate: new Date(Date.now() - secondsAgo * 1000),
	});
}
