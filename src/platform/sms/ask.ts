/** One request to a gateway, which tells apart whether the gateway cannot have it or may have it. */
import { request as requestHttp, type ClientRequest, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';

export type Asked =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  /** No connection came about: nothing has left. */
  | { readonly kind: 'not_sent'; readonly code: string }
  /** There was a connection and no whole answer: the gateway may have read everything. */
  | { readonly kind: 'unclear'; readonly code: string };

export type Question = {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly patienceMilliseconds: number;
};

const mostAnswerBytes = 64 * 1024;

/**
 * Asks once and never throws. Every question has a connection of its own: one that was kept and had gone stale would
 * leave open whether the question was heard.
 */
export function ask({ url, method, headers = {}, body, patienceMilliseconds }: Question): Promise<Asked> {
  const isSecure = url.protocol === 'https:';
  return new Promise((resolve) => {
    let connected = false;
    const options: RequestOptions = { method, headers, agent: false };
    const request: ClientRequest = (isSecure ? requestHttps : requestHttp)(url, options);
    const timer = setTimeout(
      () => request.destroy(Object.assign(new Error('no answer'), { code: 'TIMEOUT' })),
      patienceMilliseconds,
    );
    const end = (asked: Asked): void => {
      clearTimeout(timer);
      resolve(asked);
    };
    const fail = (error: Error): void => end({ kind: connected ? 'unclear' : 'not_sent', code: codeOf(error) });
    request.once('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => (connected = true));
    });
    request.on('error', fail);
    request.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
        if (text.length > mostAnswerBytes) request.destroy(new Error('too long an answer'));
      });
      response.on('error', fail);
      response.once('end', () => end({ kind: 'answered', status: response.statusCode ?? 0, body: text }));
    });
    request.end(body);
  });
}

function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'ERROR';
}
