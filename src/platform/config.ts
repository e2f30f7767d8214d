/** Configuration from the environment. A missing or contradictory value stops the start and is named. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { objectsUrlExample, readObjectsUrl, usualPlace, type Place } from '#platform/objects/place.ts';
import { readSmsUrl, smsUrlExample, type SmsGateway } from '#platform/sms/gateway.ts';

const trustProxy = z
  .string()
  .transform((text, context): boolean | number | string => {
    if (text === 'false' || text === '0') return false;
    if (/^[1-9]\d?$/.test(text)) return Number(text);
    const parts = text.split(',').map((part) => part.trim());
    if (parts.every((part) => part === 'loopback' || isNetwork(part))) return parts.join(',');
    context.addIssue('must be the number of proxies in front (1), their addresses (10.0.0.1, 10.1.0.0/16), or "false"');
    return z.NEVER;
  })
  .optional();

/** An address, or a network in CIDR notation: `10.1.0.0/16`. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a port number, 0 to 65535')
  .transform(Number);

const publicUrl = z.string().transform((text, context): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url;
  context.addIssue('must be the address that customers open, such as https://moj.example.si, without a path');
  return z.NEVER;
});

/** PostgreSQL's own way of naming a user on a socket has no host: `postgres://user@/database?host=/run/postgresql`. */
const databaseUrl = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text.replace('@/', '@socket/')),
    'must look like postgres://user:password@host:5432/database',
  );

const address = (protocols: RegExp, example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.test(new URL(text).protocol), `must look like ${example}`);

const smsUrl = z.string().transform((text, context): SmsGateway => {
  const gateway = readSmsUrl(text);
  if (gateway !== undefined) return gateway;
  context.addIssue(`must look like ${smsUrlExample}`);
  return z.NEVER;
});

const objectsUrl = z.string().transform((text, context): Place => {
  const place = readObjectsUrl(text);
  if (place !== undefined) return place;
  context.addIssue(`must look like ${objectsUrlExample}`);
  return z.NEVER;
});

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: publicUrl,
  SECRET: z.string().min(32, 'must be at least 32 characters of chance, for example from `openssl rand -base64 32`'),
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  OBJECTS_URL: objectsUrl.optional(),
  SMTP_URL: address(/^smtps?:$/, 'smtps://user:password@mail.example.si').optional(),
  SMS_URL: smsUrl.optional(),
  SMS_PER_DAY: z
    .string()
    .regex(/^[1-9]\d{0,7}$/, 'must be a whole number of SMS, 1 or more')
    .transform(Number)
    .default(10_000),
  SUPPLIER: z.string().min(1),
  TRUST_PROXY: trustProxy,
  MANAGEMENT_PORT: port.optional(),
  MANAGEMENT_HOST: z.string().min(1).default('127.0.0.1'),
});

export type Config = {
  port: number;
  host: string;
  publicUrl: URL;
  secret: string;
  databaseUrl: string | undefined;
  dataDir: string;
  /** Where the bills' documents are kept. */
  objects: Place;
  smtpUrl: string | undefined;
  /** Undefined: no SMS leave, and none are offered. */
  smsGateway: SmsGateway | undefined;
  /** SMS that may leave within 24 hours. */
  smsPerDay: number;
  /** The folder of the supplier's own configuration. */
  supplierFolder: string;
  trustProxy: boolean | number | string;
  /** Where `/metrics` is answered; undefined: nowhere. */
  management: { host: string; port: number } | undefined;
  /** True for `npm run demo`: invented customers, a banner, and a mailbox page instead of SMTP. */
  demo: boolean;
};

/** What is wrong with the configuration, one sentence per variable. */
export class ConfigurationRefused extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigurationRefused';
    this.problems = problems;
  }
}

/** Reads what `npm start` needs. Empty variables count as absent. Throws ConfigurationRefused. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(present);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => problemOf(issue, present));
  const problems = [...wrong, ...contradictions(present)];
  if (!parsed.success || problems.length > 0) throw new ConfigurationRefused(problems);
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL,
    secret: values.SECRET,
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    objects: values.OBJECTS_URL ?? usualPlace(values.DATA_DIR),
    smtpUrl: values.SMTP_URL,
    smsGateway: values.SMS_URL,
    smsPerDay: values.SMS_PER_DAY,
    supplierFolder: values.SUPPLIER,
    trustProxy: values.TRUST_PROXY ?? false,
    management:
      values.MANAGEMENT_PORT === undefined ? undefined : { host: values.MANAGEMENT_HOST, port: values.MANAGEMENT_PORT },
    demo: false,
  };
}

function problemOf(issue: z.core.$ZodIssue, present: Readonly<Record<string, unknown>>): string {
  const name = String(issue.path[0]);
  return present[name] === undefined ? `${name} is missing.` : `${name} ${issue.message}.`;
}

/** Judged by what was given, whether or not the rest of it can be read: the reader sees everything at once. */
function contradictions(present: Readonly<Record<string, string | undefined>>): string[] {
  const problems: string[] = [];
  if (present['SMTP_URL'] === undefined) {
    problems.push('SMTP_URL is missing: without it nobody could activate an account. Only the demo does without.');
  }
  if (present['DATABASE_URL'] !== undefined && present['DATA_DIR'] !== undefined) {
    problems.push(
      'DATABASE_URL and DATA_DIR contradict each other: the first uses your PostgreSQL, the second an embedded one.',
    );
  }
  problems.push(...contradictionsOfSms(present), ...contradictionsOfManagement(present));
  const url = publicUrl.safeParse(present['PUBLIC_URL']).data;
  if (url?.protocol === 'https:' && present['TRUST_PROXY'] === undefined) {
    problems.push(
      'TRUST_PROXY is missing: PUBLIC_URL is https, so a proxy stands in front; say how many (usually 1), or "false".',
    );
  }
  if (url?.protocol === 'http:' && !isLocal(url.hostname)) {
    problems.push('PUBLIC_URL must be https: sign-in over plain http is only for this machine (localhost).');
  }
  return problems;
}

function contradictionsOfSms(present: Readonly<Record<string, string | undefined>>): string[] {
  const { SMS_URL, SMS_PER_DAY } = present;
  if (SMS_URL === undefined) {
    return SMS_PER_DAY === undefined ? [] : ['SMS_PER_DAY limits nothing without SMS_URL.'];
  }
  const gateway = readSmsUrl(SMS_URL);
  return gateway?.kind === 'twilio' && !isSafe(new URL(gateway.origin))
    ? ['SMS_URL must be twilio://…: its token over plain http is only for this machine (localhost).']
    : [];
}

function contradictionsOfManagement(present: Readonly<Record<string, string | undefined>>): string[] {
  const { MANAGEMENT_PORT, MANAGEMENT_HOST, PORT = '3000' } = present;
  if (MANAGEMENT_PORT === undefined) {
    return MANAGEMENT_HOST === undefined ? [] : ['MANAGEMENT_HOST is of no use without MANAGEMENT_PORT.'];
  }
  return MANAGEMENT_PORT === PORT && MANAGEMENT_PORT !== '0'
    ? [
        'MANAGEMENT_PORT and PORT contradict each other: visitors must not reach the metrics, so they need a port of their own.',
      ]
    : [];
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || isLocal(hostname);
}

function isLocal(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1' || hostname === '[::1]'
  );
}
