/** The forms of a conversation: from typed text to typed values. Shape only. */
import { isToken, newToken, parseEmail } from '#features/accounts/index.ts';
import { accepted, refused, type Outcome, type Refusal } from '#kernel/refusal.ts';
import { filesLostName } from '#ui/form.ts';
import type { Fields } from '#platform/http/fields.ts';
import type { FormKey } from './attachments/drafts.ts';
import type { FileFault } from './attachments/judge.ts';
import { isTopic, type Topic } from './facts.ts';

export type QuestionRefusal =
  | FileFault
  | 'topic_missing'
  | 'subject_unknown'
  | 'text_missing'
  | 'text_long'
  | 'name_missing'
  | 'name_long'
  | 'email_missing'
  | 'email_shape'
  | 'files_many'
  | 'files_lost'
  | 'proof_failed'
  | 'questions_wait'
  | 'paused';

/** What a question is about, as it was chosen; whether the account may see it is not known yet. */
export type Subject = { readonly kind: 'contract' | 'point' | 'bill'; readonly id: number };

export type TypedQuestion = { readonly topic: Topic; readonly subject: Subject | undefined; readonly text: string };
export type GuestQuestion = {
  readonly name: string;
  readonly email: string;
  readonly topic: Topic;
  readonly text: string;
};

export const longestText = 5_000;
const longestName = 100;

type Wrong = Refusal<QuestionRefusal>[];

export function readQuestion(form: Fields): Outcome<TypedQuestion, QuestionRefusal> {
  const wrong: Wrong = [];
  const topic = readTopic(form, wrong);
  const subject = readSubject(form.text('about'));
  if (subject === undefined && form.text('about') !== '') wrong.push({ code: 'subject_unknown', field: 'about' });
  const text = readText(form, wrong);
  return outcome(wrong, { topic, subject, text });
}

export function readGuestQuestion(form: Fields): Outcome<GuestQuestion, QuestionRefusal> {
  const wrong: Wrong = [];
  const name = form
    .text('name')
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  if (name === '') wrong.push({ code: 'name_missing', field: 'name' });
  if (name.length > longestName) wrong.push({ code: 'name_long', field: 'name', facts: { most: longestName } });
  const typed = form.text('email').trim();
  const email = parseEmail(typed);
  if (typed === '') wrong.push({ code: 'email_missing', field: 'email' });
  else if (email === undefined) wrong.push({ code: 'email_shape', field: 'email' });
  const topic = readTopic(form, wrong);
  const text = readText(form, wrong);
  return outcome(wrong, { name, email: email ?? '', topic, text });
}

/** What is written in a conversation that is there already. */
export function readMessage(form: Fields): Outcome<string, QuestionRefusal> {
  const wrong: Wrong = [];
  const text = readText(form, wrong);
  return outcome(wrong, text);
}

/** `contract:12`, `point:7`, `bill:3`. */
export function readSubject(text: string): Subject | undefined {
  const found = /^(contract|point|bill):([1-9]\d{0,14})$/.exec(text);
  return found === null ? undefined : { kind: found[1] as Subject['kind'], id: Number(found[2]) };
}

/** The key of a fresh form: it ties files to it, and makes it count once. */
export function newFormKey(owner: string): FormKey {
  return { owner, secret: newToken() };
}

/** The key that a form came with. One that was not ours is passed over. */
export function formKeyOf(form: Fields, owner: string): FormKey {
  const secret = form.text('key');
  return isToken(secret) ? { owner, secret } : newFormKey(owner);
}

/** Rows of files that the form showed and that were unticked. */
export function droppedFiles(form: Fields): number[] {
  const kept = new Set(form.all('keep'));
  return form
    .all('file')
    .filter((id) => /^[1-9]\d{0,14}$/.test(id) && !kept.has(id))
    .map(Number);
}

function readTopic(form: Fields, wrong: Wrong): Topic {
  const topic = form.text('topic');
  if (isTopic(topic)) return topic;
  wrong.push({ code: 'topic_missing', field: 'topic' });
  return 'other';
}

function readText(form: Fields, wrong: Wrong): string {
  const text = form.text('text').replaceAll('\r\n', '\n').trim();
  if (text === '') wrong.push({ code: 'text_missing', field: 'text' });
  if (text.length > longestText) wrong.push({ code: 'text_long', field: 'text', facts: { most: longestText } });
  if (form.has(filesLostName)) wrong.push({ code: 'files_lost', field: 'files' });
  return text;
}

function outcome<T>([first, ...more]: Wrong, value: T): Outcome<T, QuestionRefusal> {
  return first === undefined ? accepted(value) : refused(first, ...more);
}
