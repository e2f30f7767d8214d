/** The receipt: what was sent, what will become of it, and what else waits. */
import type { ReadingWindow } from '#features/metering/index.ts';
import type { Day, Month } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatQuantity } from '#kernel/numbers.ts';
import { tariffOf, unitOf } from '#kernel/register-codes.ts';
import { html, type Html } from '#platform/html/html.ts';
import { dayAndMonth, writtenDay } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { digits, facts, steps, tariffMark, unbroken } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { billMonthName } from './booking-view.ts';
import { addressOf, nameOf, type PointCard } from './form-facts.ts';
import type { ReceiptRegister } from './receipt-facts.ts';
import type { SubmittedKind } from './rules.ts';
import { readingTexts, type ReadingTexts } from './texts.ts';

export type Receipt = Pick<PointCard, 'number' | 'gsrn' | 'street' | 'postCode' | 'post'> & {
  readonly id: number;
  readonly kind: SubmittedKind;
  readonly serial: string;
  readonly readOn: Day;
  readonly receivedOn: Day;
  readonly receivedTime: string;
  readonly billMonth: Month | null;
  readonly bookedOn: Day | null;
  readonly confirmed: boolean;
  readonly registers: readonly ReceiptRegister[];
};

export type ReceiptView = {
  readonly language: PageLanguage;
  readonly today: Day;
  readonly receipt: Receipt;
  readonly sender: { readonly name: string; readonly email: string };
  /** Until when a new submission still replaces this one, and when it goes to billing; null for an own record. */
  readonly deadline: { readonly correctUntil: Day; readonly handover: Day } | null;
  /** Other points whose window is open, the first of them to name. */
  readonly waiting: {
    readonly count: number;
    readonly first:
      (Pick<PointCard, 'id' | 'number' | 'gsrn' | 'energy'> & { readonly window: ReadingWindow }) | undefined;
  };
};

/** `O-2026-31`: year of receipt, then a number that only grows. */
export function receiptNumber({ receivedOn, id }: Pick<Receipt, 'receivedOn' | 'id'>): string {
  return `O-${receivedOn.slice(0, 4)}-${id}`;
}

export function receiptView(view: ReceiptView): Html {
  const { receipt, language, sender } = view;
  const t = readingTexts(language);
  const lead = receipt.kind === 'submission' ? t.receipt.mailed(sender.email) : t.receipt.kept;
  return html`<div class="cols side"><div class="stack loose">
<div class="stack"><span class="seal noprint">${icon('check')}</span><h1>${t.receipt.title[receipt.kind]}</h1><p class="lead noprint">${lead}</p></div>
<article class="card stack loose receipt" aria-labelledby="receipt"><div class="row apart"><h2 id="receipt">${t.receipt.heading[receipt.kind]}</h2><span class="muted">${t.receipt.number(receiptNumber(receipt))}</span></div>
<div class="stack">${receipt.registers.map((register) => registerLine(register, language))}</div>
${standing(view, t)}
${factList(view, t)}</article>
<div class="row noprint"><button type="button" class="btn plain" data-print hidden>${icon('print')} ${t.receipt.print}</button><a class="btn plain" href="/readings">${t.readings}</a><a class="btn quiet" href="/">${t.home}</a></div></div>
<aside class="stack noprint" aria-labelledby="next"><h2 id="next">${t.receipt.next}</h2>${nextSteps(view, t)}${another(view, t)}</aside></div>`;
}

function registerLine({ code, value, wholeDigits, difference }: ReceiptRegister, language: PageLanguage): Html {
  const t = readingTexts(language);
  const passed =
    difference === null
      ? '–'
      : difference < 0
        ? formatQuantity(difference, language)
        : `+ ${formatQuantity(difference, language)}`;
  return html`<div class="row apart"><span class="row">${tariffMark(tariffOf(code))} ${t.registers[code]}</span><span class="row">${digits(value, wholeDigits)}<span class="muted">${unitOf(code)}</span><strong class="diff">${passed}</strong></span></div>`;
}

function standing({ receipt, language, today }: ReceiptView, t: ReadingTexts): Html | undefined {
  const { billMonth, bookedOn, registers } = receipt;
  if (registers.some(({ state }) => state === 'withdrawn'))
    return notice('warn', html`<p><strong>${t.receipt.withdrawn}</strong></p>`);
  if (registers.some(({ state }) => state === 'replaced'))
    return notice('warn', html`<p><strong>${t.receipt.replaced}</strong></p>`);
  if (billMonth === null || bookedOn === null) return undefined;
  const words = registers.some(({ handedOver }) => handedOver) ? t.receipt.handedOver : t.receipt.counts;
  const sentence = words(billMonthName(billMonth, { today, language }), writtenDay(bookedOn, language));
  return notice('ok', html`<p><strong>${sentence}</strong></p>`, { icon: 'bill' });
}

function factList({ receipt, language, sender }: ReceiptView, t: ReadingTexts): Html {
  return facts([
    [t.point, nameOf(receipt)],
    [t.street, addressOf(receipt)],
    [t.receipt.serial, receipt.serial],
    [t.date, writtenDay(receipt.readOn, language)],
    [t.receipt.received, t.receipt.at(writtenDay(receipt.receivedOn, language), receipt.receivedTime)],
    [t.kind, t.kinds[receipt.kind]],
    [t.receipt.source, t.receipt.sourceValue(sender.name === '' ? sender.email : sender.name)],
    ...(receipt.confirmed ? [[t.receipt.confirmed, t.receipt.confirmedValue] as const] : []),
  ]);
}

function nextSteps({ receipt, deadline, language, today }: ReceiptView, t: ReadingTexts): Html {
  const sentOn = receipt.receivedOn === today ? t.today : writtenDay(receipt.receivedOn, language);
  const sent = { title: t.receipt.sent, detail: t.receipt.at(sentOn, receipt.receivedTime), done: true };
  if (deadline === null || receipt.billMonth === null) return steps([sent]);
  const { correctUntil, handover } = deadline;
  return steps([
    sent,
    {
      title: t.receipt.correctUntil(dayAndMonth(correctUntil, language)),
      detail: t.receipt.correctHint,
      done: correctUntil < today,
    },
    {
      title: t.receipt.handover,
      detail: dayAndMonth(handover, language),
      done: receipt.registers.every(({ handedOver }) => handedOver),
    },
    { title: t.receipt.bill(billMonthName(receipt.billMonth, { today, language })) },
  ]);
}

function another({ waiting, language }: ReceiptView, t: ReadingTexts): Html | undefined {
  const { first, count } = waiting;
  if (first === undefined) return undefined;
  const gas = first.energy === 'gas';
  const title = count > 1 ? t.receipt.othersWait(count) : gas ? t.receipt.anotherGas : t.receipt.another;
  const text = unbroken(
    t.receipt.anotherText(nameOf(first), dayAndMonth(first.window.closesOn, language)),
    nameOf(first),
  );
  return notice(
    'info',
    html`<p><strong>${title}</strong> ${text}</p><p><a href="/readings/new?point=${first.id}">${t.newReading}</a></p>`,
    { icon: gas ? 'flame' : 'bolt' },
  );
}
