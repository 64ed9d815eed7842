const isDevelopment = process.env.NODE_ENV === "development";

// Uploads go to the storage straight from the browser, wherever that is: https, or this machine.
const connect = "'self' https: http://localhost:* http://127.0.0.1:*";
const script = `'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ""}`;

const headers = [
	{
		key: "content-security-policy",
		value: [
			"default-src 'self'",
			`script-src ${script}`,
			"style-src 'self' 'unsafe-inline'",
			"img-src 'self' data:",
			`connect-src ${connect}`,
			"worker-src 'self' blob:",
			"object-src 'none'",
			"base-uri 'self'",
			"frame-ancestors 'none'",
		].join("; "),
	},
	{ key: "x-content-type-options", value: "nosniff" },
	{ key: "x-frame-options", value: "DENY" },
	{ key: "referrer-policy", value: "same-origin" },
	{ key: "permissions-policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** @type {import("next").NextConfig} */
export default {
	poweredByHeader: false,
	reactStrictMode: true,
	// It finds its own files beside itself.
	serverExternalPackages: ["pdfkit"],
	// Arrangements of boards are many and cheap to make again: they are held in memory, the least
	// used given up, and never pile up on the disk.
	experimental: {
		isrFlushToDisk: false,
		// A challenge's form carries all its texts, and what it answered before beside them.
		serverActions: { bodySizeLimit: "4mb" },
	},
	// A board that was public is kept by no cache on the way for longer, and never shown here when older.
	expireTime: 120,
	headers: async () => [
		{ source: "/:path*", headers },
		// Addresses of the API may carry a signature, which is told to nobody.
		{ source: "/api/:path*", headers: [{ key: "referrer-policy", value: "no-referrer" }] },
	],
};
