import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInView } from "@/components/access/sign-in-view";
import { t } from "@/lib/i18n/translate";
import { ERRORS } from "@/lib/protocol/errors";
import { toOwnPath } from "@/lib/protocol/own-path";
import { loadAccess } from "@/lib/server/pages";

export const generateMetadata = (): Metadata => ({
  title: `${t("Sign in")} · Parley`,
  robots: { index: false },
});
export const dynamic = "force-dynamic";

const PROBLEMS = ["sign_in_failed", "sign_in_expired", "not_invited", "sign_in_taken"] as const;

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: PageProps) {
  const [query, access] = await Promise.all([searchParams, loadAccess()]);
  const to = toOwnPath(typeof query.to === "string" ? query.to : null);
  const code = PROBLEMS.find((known) => known === query.problem);
  if (access.mode === "open" || (access.signedInBy && !code)) redirect(to);
  return <SignInView access={access} to={to} problem={code ? t(ERRORS[code].message) : null} />;
}
