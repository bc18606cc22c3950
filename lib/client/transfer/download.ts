import { api } from "@/lib/client/api";

/** Has the browser save what is at an address. It is asked for first, as a refusal would be saved as a file. */
export async function download(address: string): Promise<void> {
  await api.checkDownload(address);
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
