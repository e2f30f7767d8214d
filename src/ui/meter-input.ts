import { attrs, html, type Html } from '#platform/html/html.ts';
import type { Language } from '#kernel/language.ts';
import { keptByKey } from '#platform/html/kept.ts';
import { errorLine, idOf } from './form.ts';
import { tariffMark } from './marks.ts';
import { uiTexts, type UiTexts } from './texts.ts';

/** One register of a meter, ready to be typed into. Texts come ready; numbers are whole register units. */
export type RegisterInput = {
  readonly name: string;
  readonly label: string;
  readonly tariff: string;
  /** Whole digits of the register: as many drums. */
  readonly wholeDigits: number;
  /** Digits behind the comma, which are shown in red and not typed. */
  readonly decimals?: number;
  readonly unit: string;
  /** What was typed, as it was typed. */
  readonly value?: string | undefined;
  readonly error?: string | undefined;
  /** Id of the hint that all registers of the form share. */
  readonly hintId?: string | undefined;
  readonly previous?: { readonly value: number; readonly readOn: string } | undefined;
  /** Units of use for one unit of the counter. */
  readonly constant: number;
  /** The difference worked out by the server, with its verdict. */
  readonly difference?:
    { readonly text: string; readonly verdict: string; readonly kind: 'ok' | 'odd' | 'plain' } | undefined;
};

/** The drums of a register with one real input over them, and beside it the previous reading and the difference. */
export function registerInput(input: RegisterInput, language: Language): Html {
  const { label, tariff, error } = input;
  const id = idOf(input.name);
  return html`<div class="register"><label for="${id}">${tariffMark(tariff)} ${label}</label>${errorLine(id, error)}<div class="beside">${drums(input)}${comparison(input, uiTexts(language))}</div></div>`;
}

/** As many as any counter has. */
const CELLS = Array.from({ length: 15 }, () => html`<i aria-hidden="true"></i>`);
const RED_CELLS = Array.from({ length: 6 }, () => html`<i></i>`);

const empty = keptByKey<Html>(100);

/** Until something was typed, the same for all registers of a kind. */
function drums(input: RegisterInput): Html {
  const { name, wholeDigits, decimals, unit, value, error, hintId } = input;
  if (value !== undefined || error !== undefined) return drumsOf(input);
  return empty([name, wholeDigits, decimals, unit, hintId], () => drumsOf(input));
}

function drumsOf({ name, wholeDigits, decimals = 0, unit, value, error, hintId }: RegisterInput): Html {
  const id = idOf(name);
  const described = [error !== undefined && `${id}-error`, `${id}-previous`, hintId].filter(
    (each) => each !== false && each !== undefined,
  );
  const field = attrs({
    id,
    name,
    value,
    required: true,
    'aria-invalid': error !== undefined && 'true',
    'aria-describedby': described.join(' '),
  });
  const loose = (value ?? '').length > wholeDigits;
  const red = decimals > 0 && html`<span class="dec" aria-hidden="true">${RED_CELLS.slice(0, decimals)}</span>`;
  return html`<div class="meter"><div class="drum${loose && ' loose'}">${CELLS.slice(0, wholeDigits)}<input type="text" inputmode="numeric" maxlength="30" autocomplete="off"${field}></div>${red}<span class="unit">${unit}</span></div>`;
}

function comparison({ name, previous, difference, unit, constant, wholeDigits }: RegisterInput, texts: UiTexts): Html {
  const id = idOf(name);
  if (previous === undefined) return html`<p class="small muted" id="${id}-previous">${texts.noPreviousReading}</p>`;
  // the data: what the enhancer needs to work the difference out while the customer types
  const { text, verdict, kind } = difference ?? { text: '–', verdict: texts.differenceLater, kind: 'plain' };
  return html`<dl class="compare"><div id="${id}-previous"><dt>${texts.previousReading}</dt><dd>${previous.value}</dd><dd class="small muted nb">${previous.readOn}</dd></div><div><dt>${texts.difference}</dt><dd><output for="${id}" data-previous="${previous.value}" data-constant="${constant}" data-unit="${unit}" data-digits="${wholeDigits}" data-less="${texts.lessThanPrevious}" data-live="${texts.differenceLive}">${text}</output></dd><dd class="small ${kind === 'plain' ? 'muted' : kind}">${verdict}</dd></div></dl>`;
}
