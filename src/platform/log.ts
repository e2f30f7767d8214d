/**
 * The log: one JSON object per line on stdout, for machines to collect and people to grep.
 *
 * What always holds: no line carries a password, a token or personal data. Values are blanked by the name of their key at any
 * depth; texts lose e-mail addresses, credentials in addresses and secret query parameters; of a database error only the code
 * and the names (constraint, table, column) are kept, because its detail quotes the row.
 */

export type LogLevel = 'info' | 'warn' | 'error' | 'silent';
export type LogFields = Readonly<Record<string, unknown>>;
type Say = (fields: LogFields, message: string) => void;
type Write = (line: string, level: Exclude<LogLevel, 'silent'>) => void;

/** What a module needs in order to log; a module never needs to know where the lines go. */
export type LogLines = { readonly info: Say; readonly warn: Say; readonly error: Say };

/** `child` gives a log that adds the same fields (a request id, say) to every line. */
export type Log = LogLines & { readonly child: (fields: LogFields) => Log };

const RANK = { info: 1, warn: 2, error: 3, silent: 4 } as const;
const BLANK = '[redacted]';
const DEEPEST = 6;

/**
 * Makes a log. `level` is the lowest level that is written. `write` receives each line with its line feed; default: stdout,
 * where lines of level `info` may come some milliseconds later, several together.
 * A call never throws, whatever it is given.
 */
export function createLog(options: { level: LogLevel; write?: Write }): Log {
  const write = options.write ?? writeTogether;
  return logWith({ lowest: RANK[options.level], write, bound: [] });
}

function logWith(sink: { lowest: number; write: Write; bound: readonly LogFields[] }): Log {
  const sayAt = (level: Parameters<Write>[1]): Say =>
    RANK[level] < sink.lowest
      ? () => undefined
      : (fields, message) => {
          sink.write(lineOf(level, [...sink.bound, fields], message), level);
        };
  return {
    info: sayAt('info'),
    warn: sayAt('warn'),
    error: sayAt('error'),
    child: (fields) => logWith({ ...sink, bound: [...sink.bound, fields] }),
  };
}

/** So long a line may wait for others: each write is a call of the system, dearer than making the line. */
const PATIENCE_MILLISECONDS = 50;
let waiting = '';

function writeTogether(line: string, level: string): void {
  if (waiting === '') setTimeout(writeWaiting, PATIENCE_MILLISECONDS).unref();
  waiting += line;
  if (level !== 'info') writeWaiting(); // the process may not live to tell it later
}

function writeWaiting(): void {
  if (waiting !== '') process.stdout.write(waiting);
  waiting = '';
}

// also when the process ends itself, or dies of an error
process.on('exit', writeWaiting);

function lineOf(level: string, fields: readonly LogFields[], message: string): string {
  // first in the line, and not to be overwritten: no field can pass for these
  const head = { time: writtenNow(), level, msg: cleanText(message) };
  try {
    const line: Record<string, unknown> = { ...head };
    for (const some of fields) {
      for (const key of Object.keys(some)) {
        if (key !== 'time' && key !== 'level' && key !== 'msg') line[key] = cleanField(key, some[key], 0);
      }
    }
    return JSON.stringify(line) + '\n';
  } catch {
    return JSON.stringify({ ...head, unloggable: true }) + '\n';
  }
}

let writtenSecond = Number.NaN;
let second = '';

/** `2026-11-30T17:42:00.123Z`. Of many lines in one second only the milliseconds are written anew. */
function writtenNow(): string {
  const now = Date.now();
  const milliseconds = now % 1000;
  if (now - milliseconds !== writtenSecond) {
    writtenSecond = now - milliseconds;
    second = new Date(writtenSecond).toISOString().slice(0, -4);
  }
  return `${second}${String(milliseconds).padStart(3, '0')}Z`;
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return cleanError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= DEEPEST) return '[deeper]';
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
  if (value instanceof Map || value instanceof Set) return `[${value.size} entries]`;
  return cleanObject(value, depth);
}

function cleanObject(value: object, depth: number): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) result[key] = cleanField(key, (value as Record<string, unknown>)[key], depth);
  return result;
}

function cleanField(key: string, item: unknown, depth: number): unknown {
  const isGiven = item !== null && item !== undefined;
  return isGiven && isPrivateKey(key) ? BLANK : clean(item, depth + 1);
}

const LONGEST_TEXT = 4000;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;
const URL_CREDENTIALS = /:\/\/[^\s/@]+@/g;
const SECRET_PARAMETER = /([?&](?:token|code|key|secret|password|email)=)[^&#\s"']*/gi;

function cleanText(text: string): string {
  let result = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) + '…' : text;
  if (result.includes('@')) result = result.replace(URL_CREDENTIALS, `://${BLANK}@`).replace(EMAIL, BLANK);
  if (result.includes('=')) result = result.replace(SECRET_PARAMETER, `$1${BLANK}`);
  return result;
}

// Key names as people write them: camelCase, snake_case and kebab-case are folded to one form before the match.
const PRIVATE_PART =
  /password|passwd|passphrase|geslo|secret|token|cookie|authorization|apikey|e?mail|phone|mobile|iban|gsrn/;
const PRIVATE_WHOLE =
  /^((full|first|last|middle|given|family|sur|user|display|customer|person|company|holder|contact|account)?name|street|address|addressee|recipient|postcode|town|birthdate|gender|sex|ip|ipaddress|remoteaddress|session|sessionid|credentials|parameters|detail|where)s?$/;
const known = new Map<string, boolean>();

function isPrivateKey(key: string): boolean {
  const remembered = known.get(key);
  if (remembered !== undefined) return remembered;
  const folded = key.toLowerCase().replace(/[^a-z]/g, '');
  const result = PRIVATE_PART.test(folded) || PRIVATE_WHOLE.test(folded);
  // Keys come from code and are few; a stranger's object must not make this map grow without end.
  if (known.size < 1000) known.set(key, result);
  return result;
}

/** Properties of system and PostgreSQL errors that name things, never people. */
const TELLING = ['code', 'severity', 'constraint', 'schema', 'table', 'column', 'routine', 'syscall', 'errno'] as const;

function cleanError(error: Error, depth: number): Record<string, unknown> {
  const properties = error as unknown as Record<string, unknown>;
  const code = properties['code'];
  // PostgreSQL quotes the offending value in the message of a "data exception" (class 22).
  const quotesValue = typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
  const blankQuoted = (text: string): string => (quotesValue ? text.replace(/"[^]*"/, `"${BLANK}"`) : text);
  const result: Record<string, unknown> = {
    name: error.name,
    message: cleanText(blankQuoted(error.message)),
    stack: cleanText(framesOf(error)),
  };
  for (const key of TELLING) {
    const value = properties[key];
    if (typeof value === 'string' || typeof value === 'number') result[key] = value;
  }
  if (error.cause !== undefined && depth < DEEPEST) result['cause'] = clean(error.cause, depth + 1);
  if (error instanceof AggregateError && depth < DEEPEST) result['errors'] = clean(error.errors, depth + 1);
  return result;
}

/** The stack without its first lines, which repeat the message before it was cleaned. */
function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
