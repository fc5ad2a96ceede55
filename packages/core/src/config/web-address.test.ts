import { expect, test } from "vitest";
import { isLoopback, needsLogin, webAddress } from "./web-address.ts";

test.each([
  { host: "127.0.0.1", port: 8080, address: "http://127.0.0.1:8080" },
  { host: "::1", port: 8080, address: "http://[::1]:8080" },
  { host: "0.0.0.0", port: 9000, address: "http://localhost:9000" },
  { host: "127.0.0.1", port: 8080, publicUrl: "https://log.example.org/", address: "https://log.example.org" },
])("$host $publicUrl is found at $address", ({ address, ...web }) => {
  expect(webAddress(web)).toBe(address);
});

test("only who sits at the machine itself is let in without a login", () => {
  expect(needsLogin({ host: "127.0.0.1" })).toBe(false);
  expect(needsLogin({ host: "localhost" })).toBe(false);
  expect(needsLogin({ host: "0.0.0.0" })).toBe(true);
  expect(needsLogin({ host: "192.168.1.5" })).toBe(true);
  expect(needsLogin({ host: "127.0.0.1", publicUrl: "https://log.example.org" })).toBe(true);
});

test.each(["127.0.0.1.example.org", "localhost.example.org", "1127.0.0.1", "example.org", ""])(
  "%j is another machine",
  (host) => {
    expect(isLoopback(host)).toBe(false);
  },
);
