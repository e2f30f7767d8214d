/** The form of a call: from typed text to typed values. */
import { parsePhone } from '#features/accounts/index.ts';
import { accepted, refused, type Outcome, type Refusal } from '#kernel/refusal.ts';
import type { Fields } from '#platform/http/fields.ts';
import { isTopic, type Topic } from '../facts.ts';
import { slotName, type Slot } from './slots.ts';

export type CallBackRefusal =
  | 'phone_missing'
  | 'phone_invalid'
  | 'phone_premium'
  | 'topic_missing'
  | 'slot_missing'
  | 'slot_gone'
  | 'text_long'
  | 'waiting_already'
  | 'paused';

export type TypedCallBack = {
  /** E.164. */
  readonly phone: string;
  readonly topic: Topic;
  readonly slot: Slot;
  readonly text: string;
};

export const longestNote = 500;

/** `slots` are those that can be had now; a number without its country's prefix is of `country`. */
export function readCallBack(
  form: Fields,
  { slots, country }: { readonly slots: readonly Slot[]; readonly country: string },
): Outcome<TypedCallBack, CallBackRefusal> {
  const wrong: Refusal<CallBackRefusal>[] = [];
  const typed = form.text('phone').trim();
  const phone = parsePhone(typed, country);
  if (typed === '') wrong.push({ code: 'phone_missing', field: 'phone' });
  else if (!phone.ok) wrong.push({ code: phone.reason, field: 'phone' });
  const topic = form.text('topic');
  if (!isTopic(topic)) wrong.push({ code: 'topic_missing', field: 'topic' });
  const wanted = form.text('slot');
  const slot = slots.find((each) => slotName(each) === wanted);
  if (slot === undefined) wrong.push({ code: wanted === '' ? 'slot_missing' : 'slot_gone', field: 'slot' });
  const text = form.text('text').replaceAll('\r\n', '\n').trim();
  if (text.length > longestNote) wrong.push({ code: 'text_long', field: 'text', facts: { most: longestNote } });
  const [first, ...more] = wrong;
  if (first !== undefined || !phone.ok || !isTopic(topic) || slot === undefined)
    return refused(first ?? { code: 'slot_missing' }, ...more);
  return accepted({ phone: phone.value, topic, slot, text });
}
