import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./set-up/project.mjs";

const read = (file: string) => readFileSync(join(root, file), "utf8");

type Locked = {
  resolved?: string;
  integrity?: string;
  optional?: boolean;
  os?: string[];
  dev?: boolean;
  license?: string;
  hasInstallScript?: boolean;
  link?: boolean;
};
const { "": project, ...packages }: Record<string, Locked> = JSON.parse(read("package-lock.json")).packages;
const manifest: Record<
  "dependencies" | "devDependencies" | "optionalDependencies",
  Record<string, string>
> = JSON.parse(read("package.json"));

test("SC-01 every package is the one that the lock file knows by its checksum, from one registry", () => {
  expect(project).toBeDefined();
  const hosts = Object.values(packages).flatMap(({ resolved }) => (resolved ? [new URL(resolved)] : []));
  expect(new Set(hosts.map(({ host }) => host)).size).toBeLessThanOrEqual(1);
  expect(hosts.filter(({ protocol }) => protocol !== "https:")).toEqual([]);
  // Builds for other machines are left out of it where the registry at hand lacks them: npm asks for those by name.
  const unknown = Object.entries(packages).filter(([, { integrity, optional }]) => !integrity && !optional);
  expect(unknown.map(([name]) => name)).toEqual([]);
  expect(Object.values(packages).filter(({ link }) => link)).toEqual([]);
});

// Each compiles, or fetches, something that nothing here needs.
const WITHOUT_THEIR_SCRIPTS = [
  "@mdn/mdn-http-observatory",
  "libpq",
  "node_extra_ca_certs_mozilla_bundle",
  "protobufjs",
];

test("SC-01 nothing runs when packages are installed, and what would is known", () => {
  expect(read(".npmrc")).toMatch(/^ignore-scripts=true$/m);
  const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ""));
  expect(names.filter((name) => !WITHOUT_THEIR_SCRIPTS.includes(name) && name !== "fsevents")).toEqual([]);
});

test("SC-02 a version is written down to its last digit, so a new one comes by a change of this tree only", () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(read(".npmrc")).toMatch(/^save-exact=true$/m);
});

test("SC-04 dependencies are few, and each has its reason", () => {
  const reasons = read("docs/dependencies.md");
  const { dependencies, devDependencies } = manifest;
  const lines = reasons.split("\n");
  const isNamed = (name: string) => {
    const [scope = "", part = ""] = name.split("/");
    return (
      reasons.includes(name) ||
      lines.some((line) => line.includes(`${scope}/`) && line.includes(`, ${part} `))
    );
  };
  expect(Object.keys(dependencies).filter((name) => !isNamed(name))).toEqual([]);
  const types = /^@types\//;
  expect(Object.keys(devDependencies).filter((name) => !types.test(name) && !isNamed(name))).toEqual([]);
  expect(Object.keys(dependencies).length).toBeLessThanOrEqual(MOST_DEPENDENCIES);
  expect(Object.values(packages).filter(({ dev, optional }) => !dev && !optional).length).toBeLessThan(300);
});

const MOST_DEPENDENCIES = 36;

const LICENCES =
  /^(MIT|MIT-0|ISC|0BSD|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|BlueOak-1\.0\.0|OFL-1\.1|CC-BY-4\.0|Unlicense|Python-2\.0)$/;

test("SC-04 what is shipped has a licence that allows it", () => {
  const shipped = Object.entries(packages).filter(([, { dev, optional }]) => !dev && !optional);
  const odd = shipped.filter(([path, { license }]) => {
    const words = (license ?? licenceIn(path)).replace(/[()]/g, "").split(/ (?:OR|AND) /);
    return !words.every((word) => LICENCES.test(word));
  });
  expect(odd.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

/** Older packages name theirs in a form that the lock file does not take over. */
function licenceIn(path: string): string {
  const { license, licenses } = JSON.parse(read(`${path}/package.json`));
  return license?.type ?? license ?? licenses?.[0]?.type ?? "none";
}

// Written in parts, so that this file is not what it looks for.
const SECRETS = [
  `AI${"za"}[0-9A-Za-z_-]{35}`,
  `-----BEGIN [A-Z ]*PRIVATE ${"KEY"}-----`,
  `gh${"[pousr]"}_[A-Za-z0-9]{36}`,
  `xox${"[baprs]"}-[A-Za-z0-9-]{20}`,
  `AK${"IA"}[0-9A-Z]{16}`,
  `sk-${"[A-Za-z0-9]"}{40}`,
  `npm_${"[A-Za-z0-9]"}{36}`,
];

test("SC-05 what is looked for would be found", () => {
  const filler = "Ab1".repeat(20);
  const made = ["AIza", "ghp_", "xoxb-", "AKIA", "sk-", "npm_"].map((start) =>
    start === "AKIA" ? `${start}${"A1".repeat(8)}` : `${start}${filler.slice(0, start === "AIza" ? 35 : 40)}`,
  );
  for (const text of [...made, `-----BEGIN RSA PRIVATE ${"KEY"}-----`]) {
    expect(
      SECRETS.filter((pattern) => new RegExp(pattern).test(text)),
      text,
    ).toHaveLength(1);
  }
});

/** Lines of git's answer; null outside of a repository, as in an archive of one. */
function git(...args: string[]): string[] | null {
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  return status === 0 || (status === 1 && args.includes("grep")) ? stdout.split("\n").filter(Boolean) : null;
}

test("SC-05 no file of settings and no secret is in the tree", ({ skip }) => {
  const tracked = git("ls-files");
  if (tracked === null) return skip("This is no git repository.");
  expect(
    tracked.filter((file) => /(^|\/)\.env($|\.(?!example$))|\.(pem|key|p12|sqlite|db)$/.test(file)),
  ).toEqual([]);
  expect(git("grep", "-lIE", SECRETS.join("|"))?.filter((file) => !isCanary(file))).toEqual([]);
});

test("SC-05 no secret is in the history", ({ skip }) => {
  const commits = git(
    "log",
    "--all",
    "--format=%h %s",
    "-E",
    `-G${SECRETS.join("|")}`,
    "--",
    ".",
    ...CANARIES,
  );
  if (commits === null) return skip("This is no git repository.");
  expect(commits).toEqual([]);
});

// Keys that were made up to look for them.
const isCanary = (file: string) => /\.(test|spec)\.tsx?$/.test(file);
const CANARIES = [":(exclude)*.test.ts", ":(exclude)*.test.tsx", ":(exclude)*.spec.ts"];

test("SC-07 it runs on a Node that is looked after", () => {
  const [major = 0] = process.versions.node.split(".").map(Number);
  expect(major).toBeGreaterThanOrEqual(24);
  expect(read("Dockerfile")).toMatch(/node:?.*2[4-9]/i);
});
