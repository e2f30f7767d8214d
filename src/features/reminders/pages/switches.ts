/** The switches *Opomnik* and *SMS opomnik* of the reading form, and the offer on the first page. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import { readingFormAddress } from '#features/readings/index.ts';
import { idOf, NotFound, seeOther, type Reply } from '#platform/http/exchange.ts';
import { answerOfferOfReminders, switchReminder } from './choose.ts';
import { readSwitch } from './input.ts';
import { readMobile } from './mobile.ts';
import type { ReminderPageParts } from './parts.ts';

/**
 * The form arrives as it stands, with readings half typed: none is judged or sent, all of it goes back into the fields. SMS
 * without a number leads over confirming one.
 */
export async function switchOnForm(parts: ReminderPageParts, visit: CustomerVisit): Promise<Reply> {
  const { form } = visit;
  const wanted = readSwitch(form.text('reminder'));
  const pointId = idOf(form.text('point'));
  if (wanted?.channel === 'sms' && !parts.sendsSms) throw new NotFound();
  if (wanted === undefined || !(await switchReminder(parts, { pointId, ...wanted }, visit))) throw new NotFound();
  const back = `${readingFormAddress(form)}&reminder=${wanted.channel}`;
  const needsNumber = wanted.channel === 'sms' && wanted.on && (await readMobile(parts, visit)).number === null;
  if (needsNumber) return seeOther(`/settings/mobile?done=saved&next=${encodeURIComponent(back)}`);
  return seeOther(`${back}#reminders`);
}

export async function answerOffer(parts: ReminderPageParts, visit: CustomerVisit): Promise<Reply> {
  const wanted = visit.form.text('wanted') === 'yes';
  await answerOfferOfReminders(parts, wanted, visit);
  return seeOther(wanted ? '/settings/reminders?done=offer' : '/');
}
