// Google fetches it, not we: nothing here ever opens the address. So it must be one that anybody could
// open: no name of a local network, no address in numbers, no port, no password.
export function isPublicAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, port, username, password } = new URL(address);
  const isNamed = /\.[a-z][a-z0-9-]*$/i.test(hostname) && !/\.(local|internal|localhost)$/i.test(hostname);
  return isNamed && port === "" && username === "" && password === "";
}
