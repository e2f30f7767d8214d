/** `odcitek questions`: what people ask and the calls they want, and the supplier's answers, until there is a desk. */
import { mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { buffer, text as textOf } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createReadStream } from 'node:fs';
import {
  answerQuestion,
  closeQuestion,
  listOpenQuestions,
  listWaitingCallBacks,
  lookAtCall,
  lookAtQuestion,
  readNumber,
  settleCall,
  type Look,
  type Question,
} from '#features/conversations/index.ts';
import { readSupplier } from '#features/supplier/index.ts';
import { readObjectsUrl, usualPlace } from '#platform/objects/place.ts';
import { openObjects } from '#platform/objects/objects.ts';
import type { Pool } from '#platform/db/pool.ts';
import { joinDatabase } from '../src/app/database.ts';
import { plainLog } from './plain-log.ts';

const options = {
  text: { type: 'string' },
  close: { type: 'boolean', default: false },
  attachments: { type: 'string' },
  done: { type: 'boolean', default: false },
  missed: { type: 'boolean', default: false },
  note: { type: 'string', default: '' },
  by: { type: 'string' },
  reason: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];
type Call = { readonly pool: Pool; readonly values: Values; readonly of: string };

/** What makes no sense, said in a sentence. */
class Misused extends Error {}

const commands: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  '': async ({ pool }) => list(pool),
  show: (call) => show(call),
  answer: (call) => answer(call),
  close: async ({ pool, values, of }) =>
    told(await closeQuestion(pool, numberOf(of), lookOf(values, `closing ${of}`)), of),
  call: (call) => callBack(call),
};

/** Exit code 0: done; 1: there is no such question or call; 2: the call makes no sense. */
export async function questionsCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [name = '', of = '', ...more] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined || more.length > 0 || (name !== '' && of === '')) {
    console.error('Say what: odcitek questions, questions show NUMBER, answer NUMBER, close NUMBER, call ID');
    return 2;
  }
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = './data' } = process.env;
  const database = await joinDatabase({ config: { databaseUrl, dataDir }, log: plainLog() });
  try {
    return await command({ pool: database.pool, values, of });
  } catch (error) {
    if (!(error instanceof Misused)) throw error;
    console.error(error.message);
    return 2;
  } finally {
    await database.close();
  }
}

/** Without a name: lists are looked at often, and show nobody's data. */
async function list(pool: Pool): Promise<number> {
  const [questions, calls] = [await listOpenQuestions(pool, {}), await listWaitingCallBacks(pool, {})];
  if (questions.length + calls.length === 0) console.log('Nothing waits for an answer.');
  for (const { number, topic, state, changedAt, isGuest, language, messages, attachments } of questions) {
    const who = isGuest ? 'guest' : 'customer';
    const size = `${messages} messages, ${attachments} attachments`;
    console.log(`${number}  ${minute(changedAt)}  ${state}  ${topic}  ${who}  ${language}  ${size}`);
  }
  for (const { id, day, fromTime, untilTime, topic } of calls) {
    console.log(`call ${id}  ${day} ${fromTime}–${untilTime}  ${topic}`);
  }
  return 0;
}

async function show({ pool, values, of }: Call): Promise<number> {
  const number = numberOf(of);
  const question = await lookAtQuestion(pool, number, lookOf(values, `answering question ${number}`));
  if (question === undefined) return told(false, of);
  print(question);
  if (values.attachments !== undefined) await saveFiles(question, values.attachments);
  return 0;
}

function print({ conversation, messages, files }: Question): void {
  const { number, topic, state, language, name, email, contractNumber, billNumber, pointNumber, pointStreet } =
    conversation;
  console.log(`${number}  ${topic}  ${state}  ${language}\n${name} <${email}>`);
  if (contractNumber !== null) console.log(`contract ${contractNumber}`);
  if (billNumber !== null) console.log(`bill ${billNumber}`);
  if (pointNumber !== null) console.log(`metering point ${pointNumber}, ${pointStreet}`);
  for (const { id, author, sentAt, body } of messages) {
    console.log(`\n--- ${author}, ${minute(sentAt)}\n${plain(body)}`);
    for (const file of files.filter(({ messageId }) => messageId === id))
      console.log(`[${file.name}, ${file.size} bytes]`);
  }
}

async function saveFiles({ conversation, files }: Question, folder: string): Promise<void> {
  const { OBJECTS_URL: url, DATA_DIR: dataDir = './data' } = process.env;
  const place = url === undefined || url === '' ? usualPlace(dataDir) : readObjectsUrl(url);
  if (place === undefined) throw new Misused('OBJECTS_URL must be set as for the portal.');
  const objects = openObjects(place);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { id, name, objectKey } of files) {
    const body = await objects.open(objectKey);
    if (body === undefined) throw new Error('the storage has lost an attachment');
    const path = join(folder, `${conversation.number}-${id}-${name}`);
    await writeFile(path, await buffer(body), { mode: 0o600 });
    console.log(`saved ${path}`);
  }
}

async function answer({ pool, values, of }: Call): Promise<number> {
  const number = numberOf(of);
  const { SUPPLIER: folder = '', PUBLIC_URL: publicUrl = '' } = process.env;
  if (folder === '' || publicUrl === '')
    throw new Misused('SUPPLIER and PUBLIC_URL must be set as for the portal: who asked gets a letter.');
  if (values.text === undefined) throw new Misused('Say where the answer stands: --text FILE, or --text - to type it.');
  const text = (await textOf(values.text === '-' ? process.stdin : createReadStream(values.text)))
    .replaceAll('\r\n', '\n')
    .trim();
  if (text === '' || text.length > 10_000) throw new Misused('An answer has 1 to 10000 characters.');
  const parts = { pool, supplier: await readSupplier(folder), publicUrl: new URL(publicUrl).origin };
  const look = lookOf(values, `answering question ${number}`);
  return told(await answerQuestion(parts, number, { ...look, text, closes: values.close }), of);
}

async function callBack({ pool, values, of }: Call): Promise<number> {
  if (!/^[1-9]\d{0,14}$/.test(of)) throw new Misused('Say which call by its number in the list.');
  if (values.done && values.missed) throw new Misused('A call was --done or --missed, not both.');
  const look = lookOf(values, `calling back, request ${of}`);
  const state = values.done ? 'done' : 'missed';
  if (values.done || values.missed)
    return told(await settleCall(pool, Number(of), { ...look, state, note: values.note }), of);
  const found = await lookAtCall(pool, Number(of), look);
  if (found === undefined) return told(false, of);
  const { day, fromTime, untilTime, phone, name, topic, language, body, state: is } = found;
  console.log(
    `call ${of}  ${is}  ${day} ${fromTime}–${untilTime}  ${topic}  ${language}\n${name} ${phone}\n${plain(body)}`,
  );
  return 0;
}

function told(done: boolean, of: string): number {
  console.log(done ? `Done: ${of}.` : `There is no ${of} that waits for this.`);
  return done ? 0 : 1;
}

function numberOf(typed: string): string {
  const number = readNumber(typed);
  if (number === undefined) throw new Misused(`"${typed}" is no number of a question, such as V-2026-000123.`);
  return number;
}

/** Who looks is who says so, or who is logged in to this machine. */
function lookOf({ by, reason }: Values, usual: string): Look {
  return { who: (by ?? userInfo().username).trim() || 'staff', reason: reason?.trim() || usual, now: new Date() };
}

function minute(instant: Date): string {
  return instant.toISOString().slice(0, 16).replace('T', ' ');
}

/** What a stranger typed must not steer the terminal. */
function plain(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, '');
}
