/** Which gateway SMS leave through, as `SMS_URL` says. */

/** Kannel, or whatever takes SMS as Kannel's `sendsms` does. `url` has no credentials; its query holds further settings. */
export type Kannel = {
  readonly kind: 'kannel';
  readonly url: URL;
  readonly user: string;
  readonly password: string;
  readonly from: string;
};

export type Twilio = {
  readonly kind: 'twilio';
  readonly origin: string;
  readonly sid: string;
  readonly token: string;
  /** A number, a name, or the id of a messaging service (`MG…`). */
  readonly from: string;
};

export type SmsGateway = Kannel | Twilio;

export const smsUrlExample =
  'kannel+https://user:password@host:13013/cgi-bin/sendsms?from=NAME or twilio://SID:TOKEN@api.twilio.com?from=+38640123456';

const protocols: Readonly<Record<string, readonly [kind: SmsGateway['kind'], protocol: 'http:' | 'https:']>> = {
  'kannel+http:': ['kannel', 'http:'],
  'kannel+https:': ['kannel', 'https:'],
  'twilio:': ['twilio', 'https:'],
  'twilio+http:': ['twilio', 'http:'],
};

/** Reads `SMS_URL`; undefined where it does not look like `smsUrlExample`. */
export function readSmsUrl(text: string): SmsGateway | undefined {
  const given = URL.canParse(text) ? new URL(text) : undefined;
  const [kind, protocol] = protocols[given?.protocol ?? ''] ?? [];
  if (given === undefined || kind === undefined || protocol === undefined) return undefined;
  const user = decoded(given.username);
  const password = decoded(given.password);
  // in a query string + is a space: a number that begins with it means the sign
  const from = (given.searchParams.get('from') ?? '').replace(/^ (?=\d)/, '+');
  if (!user || !password || from === '' || given.hostname === '') return undefined;
  const origin = `${protocol}//${given.host}`;
  if (!URL.canParse(origin)) return undefined;
  if (kind === 'twilio')
    return /^\/?$/.test(given.pathname) ? { kind, origin, sid: user, token: password, from } : undefined;
  const url = new URL(given.pathname + given.search, origin);
  url.searchParams.delete('from');
  return given.pathname.length > 1 ? { kind, url, user, password, from } : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
