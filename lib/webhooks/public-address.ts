import { BlockList, isIP } from "node:net";

/** IANA's special-purpose registry: what is not globally reachable, or leads back to us. */
const special = new BlockList();
for (const [net, prefix] of [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	// Of no registry: where the machines of one large cloud ask about themselves.
	["168.63.129.16", 32],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.31.196.0", 24],
	["192.52.193.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["192.175.48.0", 24],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 3],
] as const)
	special.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20],
] as const)
	special.addSubnet(net, prefix, "ipv6");

/** Everything that is given out to the public so far; mapped, translated and local ones are outside. */
const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");

/**
 * Whether an address of the internet protocol is one that everybody can reach.
 * @returns null for what is no such address but a name
 */
export function isPublicAddress(text: string): boolean | null {
	const address = text.replace(/^\[|\]$/g, "");
	const version = isIP(address);
	if (version === 0) return null;
	if (version === 4) return !special.check(address, "ipv4");
	return global6.check(address, "ipv6") && !special.check(address, "ipv6");
}
