/** A gateway of the tests: a real HTTP server on the loopback that keeps what it was asked and answers as told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

export type Heard = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
};

export type GatewayAnswer = (heard: Heard, response: ServerResponse) => void;

export async function smsGateway(
  t: TestContext,
  answer: GatewayAnswer,
): Promise<{ host: string; heard: Heard[]; answer: (next: GatewayAnswer) => void }> {
  const heard: Heard[] = [];
  let current = answer;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://gateway');
      const { method = '', headers } = request;
      const question = {
        method,
        path: url.pathname,
        query: url.searchParams,
        form: new URLSearchParams(body),
        headers,
      };
      heard.push(question);
      current(question, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const { port } = server.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, heard, answer: (next) => (current = next) };
}

export function answering(status: number, body: string): GatewayAnswer {
  return (_heard, response) => void response.writeHead(status).end(body);
}
