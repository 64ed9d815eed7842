import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isPublicAddress } from "#lib/webhooks/public-address.ts";

test("addresses of this machine, of networks at home and of special use are not public", () => {
	for (const address of [
		"0.0.0.0",
		"10.1.2.3",
		"100.64.0.1",
		"100.127.255.255",
		"127.0.0.1",
		"127.255.255.254",
		"169.254.169.254",
		"168.63.129.16",
		"100.100.100.200",
		"192.0.0.192",
		"fd00:ec2::254",
		"fe80::a9fe:a9fe",
		"64:ff9b::a9fe:a9fe",
		"::169.254.169.254",
		"::ffff:a9fe:a9fe",
		"172.16.0.1",
		"172.31.255.255",
		"192.0.0.8",
		"192.168.1.1",
		"198.18.0.1",
		"224.0.0.1",
		"255.255.255.255",
		"::",
		"::1",
		"[::1]",
		"::ffff:127.0.0.1",
		"::ffff:8.8.8.8",
		"64:ff9b::7f00:1",
		"fc00::1",
		"fe80::1",
		"ff02::1",
		"2001:db8::1",
		"2002:7f00:1::",
		"2001::1",
	])
		assert.equal(isPublicAddress(address), false, address);
});

test("addresses that everybody can reach are public, and a name is no address", () => {
	for (const address of [
		"8.8.8.8",
		"1.1.1.1",
		"172.32.0.1",
		"100.128.0.1",
		"2606:4700::1111",
		"[2a00:1450::1]",
	])
		assert.equal(isPublicAddress(address), true, address);
	for (const name of ["example.org", "localhost", "", "1.2.3"])
		assert.equal(isPublicAddress(name), null, name);
});

test("no address of version 4 becomes public by being written in version 6", () => {
	fc.assert(
		fc.property(fc.ipV4(), (address) => {
			assert.notEqual(isPublicAddress(`::ffff:${address}`), true);
		}),
	);
});
