/** A reminder by SMS: what is asked for, until when, where to send it, and how to stop. One segment where it fits. */
import { segmentsOf } from '#platform/sms/segments.ts';
import { transliterate } from '#platform/sms/transliterate.ts';
import { firstDeadline, formLink, type ReminderToWrite } from './letters.ts';
import { reminderTexts, shortDay } from './texts.ts';

/** `shownText` is what may be read of it later: without the secret in its stop link. */
export type ReminderSms = { readonly text: string; readonly shownText: string };

/**
 * «GEN-I: do 3. 12. oddajte stanje za 2 merilni mesti: https://moj.example.si/readings/new Odjava: https://moj.example.si/s/…»
 * Where that takes more than one segment, links go without `https://`: phones know them all the same.
 */
export function reminderSms(reminder: ReminderToWrite): ReminderSms {
  const whole = written(reminder, (link) => link);
  if (segmentsOf(transliterate(whole.text)).parts.length === 1) return whole;
  return written(reminder, (link) => link.replace(/^https:\/\//, ''));
}

function written(
  { supplier, language, today, publicUrl, stopLink, points }: ReminderToWrite,
  shorten: (link: string) => string,
): ReminderSms {
  const t = reminderTexts(language);
  const what = t.points(points.length);
  const [only, another] = points;
  const form = only !== undefined && another === undefined ? formLink(publicUrl, only.id) : `${publicUrl}/readings/new`;
  const isLast = points.every(({ closesOn }) => closesOn === today);
  const request = isLast ? t.smsLast(what) : t.sms(what, shortDay(firstDeadline(points), language));
  const text = (stop: string): string => `${supplier.name}: ${request}: ${shorten(form)} ${t.smsStop}: ${stop}`;
  return { text: text(shorten(stopLink)), shownText: text(t.hidden) };
}
