/** The log of a command that somebody watches: a sentence a line in place of JSON. */
import { createLog, type Log } from '#platform/log.ts';

/** Warnings and errors only, to stderr. What else they carry stands behind the sentence. */
export function plainLog(): Log {
  return createLog({ level: 'warn', write: (line) => void process.stderr.write(sentenceOf(line)) });
}

/** `{"msg":"it went away","folder":"/data"}` → `It went away (folder: /data).` */
export function sentenceOf(line: string): string {
  const {
    time: _time,
    level: _level,
    msg,
    error,
    ...facts
  } = JSON.parse(line) as { msg: string } & Record<string, unknown>;
  const reason = (error as { message?: unknown } | undefined)?.message;
  const told = Object.entries({ ...facts, ...(reason === undefined ? {} : { reason }) });
  const details = told.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return `${msg.charAt(0).toUpperCase()}${msg.slice(1)}${details.length > 0 ? ` (${details.join(', ')})` : ''}.\n`;
}
