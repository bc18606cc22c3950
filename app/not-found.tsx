import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";

export default function NotFoundPage() {
  return (
    <Notice
      title="There is nothing here"
      text="The address may be mistyped, or what was here is deleted or not yours."
    >
      <ButtonLink href="/">Back to the start</ButtonLink>
    </Notice>
  );
}
