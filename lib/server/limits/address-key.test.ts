import { expect, test } from "vitest";
import { networkOf } from "./address-key";

test("RL-03 an IPv4 address is one network, however a socket or a proxy writes it", () => {
  for (const written of [
    "1.2.3.4",
    "::ffff:1.2.3.4",
    "::FFFF:102:304",
    "1.2.3.4:5678",
    " [::ffff:1.2.3.4]:80 ",
  ]) {
    expect(networkOf(written), written).toBe("1.2.3.4");
  }
});

test("RL-03 two IPv4 clients of a socket for both protocols are of two networks", () => {
  expect(networkOf("::ffff:1.2.3.4")).not.toBe(networkOf("::ffff:1.2.3.5"));
});

test("RL-03 an IPv6 network is the first 64 bits, however the address is written", () => {
  const network = networkOf("2001:db8:0:1::1");
  for (const written of [
    "2001:DB8:0:1::1",
    "2001:0db8:0000:0001:0000:0000:0000:0001",
    "2001:db8::1:ffff:ffff:ffff:ffff",
    "[2001:db8:0:1::1]:443",
    "2001:db8:0:1::abcd%eth0",
    "2001:db8:0:1::1.2.3.4",
  ]) {
    expect(networkOf(written), written).toBe(network);
  }
  expect(networkOf("2001:db8:0:2::1")).not.toBe(network);
  expect(networkOf("2001:db8:1:1::1")).not.toBe(network);
});

test("RL-03 what is no address is no network of anybody's", () => {
  for (const written of ["", "unknown", "1.2.3", "01.2.3.4", "::g", "_hidden", "1.2.3.4, 5.6.7.8"]) {
    expect(networkOf(written), written).toBe("");
  }
});
