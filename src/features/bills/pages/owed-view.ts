/** What is owed now: together in one panel, and by contract below it. */
import { formatEuro, type Cents } from '#kernel/money.ts';
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { attrs, html, type Html } from '#platform/html/html.ts';
import { dayAndMonth, writtenDay } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { inOneLine } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { hero } from '#ui/window.ts';
import { contractName } from './contract-name.ts';
import type { ListOwedRow } from './list.sql.ts';
import { owedWords } from './owed-words.ts';
import { listTexts } from './texts.ts';

/** More than that are folded. */
const FEW = 6;

/** Nothing at all before there is a bill. */
export function owedView(contracts: readonly ListOwedRow[], language: PageLanguage): Html | undefined {
  if (contracts.every(({ firstIssuedOn }) => firstIssuedOn === null)) return undefined;
  const t = listTexts(language).owed;
  const owing = contracts.filter(({ toPayCents }) => toPayCents > 0);
  const beside = [...collectedWords(contracts, language), ...creditWords(contracts, language)];
  const [first] = owing;
  if (first === undefined) {
    const words = beside.length > 0 ? beside : [t.nothingText];
    return notice('ok', html`<h2>${t.nothing}</h2>${words.map((sentence) => html`<p>${sentence}</p>`)}`);
  }
  const { title, text } = owedWords(
    {
      cents: sum(owing, 'toPayCents'),
      overdueCents: sum(owing, 'overdueCents'),
      bills: owing.reduce((total, { openBills }) => total + openBills, 0),
      firstDueOn: earliest(owing.map(({ firstDueOn }) => firstDueOn)),
    },
    language,
  );
  const panel = hero({
    id: 'owed',
    title,
    text: [text, ...beside].join(' '),
    actions: html`<a class="btn lamp big" href="/bills/${first.firstId}#pay">${icon('bill')} ${t.pay}</a>`,
  });
  return contracts.length > 1 ? html`${panel}${byContract(owing, language)}` : panel;
}

type Amount = 'toPayCents' | 'overdueCents' | 'collectedCents' | 'creditCents';

function sum(contracts: readonly ListOwedRow[], amount: Amount): Cents {
  return contracts.reduce((total, contract) => total + contract[amount], 0);
}

function collectedWords(contracts: readonly ListOwedRow[], language: PageLanguage): string[] {
  const amount = sum(contracts, 'collectedCents');
  if (amount === 0) return [];
  const day = earliest(contracts.map(({ collectedOn }) => collectedOn));
  return [listTexts(language).owed.collected(formatEuro(amount, language), dayAndMonth(day, language))];
}

function creditWords(contracts: readonly ListOwedRow[], language: PageLanguage): string[] {
  const amount = sum(contracts, 'creditCents');
  return amount === 0 ? [] : [listTexts(language).owed.credit(formatEuro(amount, language))];
}

/** The earliest of days of which there is at least one. */
function earliest(days: readonly (Day | null)[]): Day {
  const [first] = days.filter((day) => day !== null).toSorted();
  if (first === undefined) throw new Error('something is owed, but on no day');
  return first;
}

function byContract(owing: readonly ListOwedRow[], language: PageLanguage): Html {
  const t = listTexts(language);
  const rows = owing.map((contract) => {
    const { toPayCents, overdueCents, firstDueOn, firstId, number } = contract;
    const due = firstDueOn === null ? '' : inOneLine(writtenDay(firstDueOn, language));
    const late =
      overdueCents > 0 &&
      html` <span class="small">(${t.owed.overdueShort} ${formatEuro(overdueCents, language)})</span>`;
    return html`<tr><th scope="row">${contractName(contract, language)}</th><td class="num">${inOneLine(formatEuro(toPayCents, language))}${late}</td><td>${due}</td><td><a href="/bills/${firstId}#pay" aria-label="${t.owed.payOf(number)}">${t.owed.pay}</a></td></tr>`;
  });
  return html`<details class="more"${attrs({ open: owing.length <= FEW })}><summary>${t.owed.byContract}</summary><div class="card table lines"><table><caption class="sr">${t.owed.byContract}</caption><thead><tr><th scope="col">${t.contract}</th><th scope="col" class="num">${t.owed.amount}</th><th scope="col">${t.owed.first}</th><th scope="col"><span class="sr">${t.owed.pay}</span></th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}
