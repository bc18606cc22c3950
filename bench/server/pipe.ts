import { createServer, request } from "node:http";

// The least that a server between browser and API could do: hand the bytes on.
const upstream = new URL(process.argv[2] ?? "");

createServer((incoming, outgoing) => {
  const { host: _, ...headers } = incoming.headers;
  const call = request(
    new URL(incoming.url ?? "/", upstream),
    { method: incoming.method, headers },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    },
  );
  incoming.pipe(call);
}).listen(Number(process.argv[3]), "127.0.0.1");
