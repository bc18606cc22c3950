import "server-only";
import { metrics } from "./registry";

type Answered = { route: string; method: string; status: number };

export function countRequest({ route, method, status }: Answered): void {
  metrics().requests.inc({ route, method, status });
}
