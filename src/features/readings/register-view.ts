/** The registers of the meter as fields, each with the reading before it and, once judged, what has passed since. */
import type { PageLanguage } from '#kernel/language.ts';
import type { Month } from '#kernel/day.ts';
import { formatQuantity } from '#kernel/numbers.ts';
import { tariffOf, unitOf } from '#kernel/register-codes.ts';
import type { Html } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { registerInput, type RegisterInput } from '#ui/meter-input.ts';
import type { FormRegister, SeenReading } from './form-facts.ts';
import { registerField } from './input.ts';
import type { NewReadingView } from './new-facts.ts';
import { refusalText } from './refusal-texts.ts';
import { readingTexts } from './texts.ts';

export function registerFields(view: NewReadingView): Html[] {
  const { point, language, refusals, typed } = view;
  const t = readingTexts(language);
  const readOn = typed.otherDate === '' ? typed.date : typed.otherDate;
  return point.registers.map((register) => {
    const refusal = refusals.find(({ field }) => field === register.code);
    const previous = previousOf(register, { readOn, billMonth: view.booking.booking.billMonth });
    const input: RegisterInput = {
      name: registerField(register.code),
      label: t.registers[register.code],
      tariff: tariffOf(register.code),
      wholeDigits: register.wholeDigits,
      decimals: register.code === 'V' ? 3 : 1,
      unit: unitOf(register.code),
      value: typed.values[register.code],
      error: refusal && refusalText(refusal, language),
      hintId: 'state-hint',
      previous: previous && { value: previous.value, readOn: writtenDay(previous.readOn, language) },
      constant: register.constant,
      difference: differenceOf(register, view, language),
    };
    return registerInput(input, language);
  });
}

/** The reading that the new one is compared with: not one of the same day, nor one that it is about to replace. */
export function previousOf(
  { latest }: Pick<FormRegister, 'latest'>,
  { readOn, billMonth }: { readOn: string; billMonth: Month },
): SeenReading | undefined {
  return latest.find((each) => each.readOn < readOn && !(each.kind === 'submission' && each.billMonth === billMonth));
}

function differenceOf(
  register: FormRegister,
  { doubt }: NewReadingView,
  language: PageLanguage,
): RegisterInput['difference'] {
  const count = doubt?.counts.find((each) => each.register.code === register.code);
  if (count?.use === undefined) return undefined;
  const t = readingTexts(language);
  const text = `${formatQuantity(count.use, language)} ${unitOf(register.code)}`;
  const code = doubt?.warnings.find(({ field }) => field === register.code)?.code;
  if (code === 'above_expected') return { text, verdict: t.aboveUsual, kind: 'odd' };
  if (code === 'below_expected') return { text, verdict: t.belowUsual, kind: 'odd' };
  if (code !== undefined) return { text, verdict: t.checkIt, kind: 'odd' };
  return { text, verdict: count.expected === undefined ? '' : t.asUsual, kind: 'ok' };
}
