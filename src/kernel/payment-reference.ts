/**
 * References of payments: what ties a transfer to a bill. Slovenian ones are `SI`, a model of two digits and up to
 * three parts between hyphens; the model says which parts end in a check digit. `RF` is the international creditor
 * reference of ISO 11649. Source: domain.md §5.2.
 */

/** Why a text is not a reference. `parts`: more or fewer than the model has; `length`: too many or too few digits. */
export type ReferenceFault = 'empty' | 'characters' | 'model' | 'parts' | 'length' | 'check_digit';

/** `value` has no spaces and keeps its hyphens; `model` is two digits, or `RF`. */
export type ParsedReference =
  | { readonly ok: true; readonly value: string; readonly model: string }
  | { readonly ok: false; readonly reason: ReferenceFault };

/** As the rules of the models write them: `(P-P)K` is two parts, with a check digit over both at the end. */
type Model = { readonly sections: readonly Section[]; readonly fewestParts: number };
type Section = { readonly parts: number; readonly checked: boolean };

const MOST_CHARACTERS = 80;
const MOST_DIGITS = 20;
/** Model 12 has twelve digits and the check digit. */
const MOST_DIGITS_OF_12 = 13;
const RF_MOST = 21;

const models: ReadonlyMap<string, Model> = new Map([
  ...model('P-P-P', 1, '00'),
  ...model('(P-P-P)K', 1, '01'),
  ...model('P-(P)K-(P)K', 3, '02'),
  ...model('(P)K-(P)K-(P)K', 3, '03'),
  ...model('(P)K-P-(P)K', 3, '04'),
  ...model('(P)K-P-P', 1, '05', '55'),
  ...model('P-(P-P)K', 2, '06'),
  ...model('P-(P)K-P', 2, '07'),
  ...model('(P-P)K-(P)K', 3, '08'),
  ...model('(P-P)K-P', 1, '09'),
  ...model('(P)K-(P-P)K', 2, '10'),
  ...model('(P)K-(P)K-P', 2, '11', '18', '19', '28', '38', '40', '41', '48', '49', '51', '58'),
  ...model('(P)K', 1, '12'),
  ...model('(P)K-(P)K', 2, '21', '31'),
  ...model('', 0, '99'),
]);

/** The models that the banks know, in order; the numbers between are not given out. */
export const referenceModels: readonly string[] = [...models.keys()].toSorted();

/** A reference as people type it: spaces and the case of letters are forgiven, hyphens count. */
export function parsePaymentReference(text: string): ParsedReference {
  if (text.length > MOST_CHARACTERS) return fault('length');
  const compact = text.replace(/[\s\u200B\uFEFF]+/g, '').toUpperCase();
  if (compact === '') return fault('empty');
  if (compact.startsWith('RF')) return parseRf(compact);
  return compact.startsWith('SI') ? parseSi(compact) : fault('model');
}

/**
 * `SI` reference of the model, check digits added: `('12', ['202600012345'])` gives `SI122026000123457`.
 * Throws RangeError where the model is unknown or the parts do not fit it: which one a bill has is decided in code.
 */
export function makeSiReference(modelNumber: string, parts: readonly string[]): string {
  const known = models.get(modelNumber);
  const written = divided(parts, known?.sections ?? []).map(
    ({ of, checked }) => of.join('-') + (checked ? checkDigit(of.join('')) : ''),
  );
  const reference = `SI${modelNumber}${written.join('-')}`;
  const parsed = parsePaymentReference(reference);
  if (!known || parts.length > partsOf(known) || !parsed.ok || parsed.value !== reference) {
    throw new RangeError(`${parts.join('-')} is no content for model ${modelNumber}.`);
  }
  return reference;
}

/** `RF` reference of up to 21 letters and digits, check digits added. Throws RangeError on anything else. */
export function makeRfReference(content: string): string {
  const capitals = content.toUpperCase();
  if (!/^[A-Z\d]{1,21}$/.test(capitals)) throw new RangeError(`${content} is no content for RF.`);
  return `RF${String(98 - remainderOf97(`${capitals}RF00`)).padStart(2, '0')}${capitals}`;
}

/** As it is printed: `SI12 2026000123457`, `RF18 5390 0754 7034`. Takes a checked one. */
export function formatPaymentReference(value: string): string {
  return value.startsWith('RF')
    ? value.replace(/(.{4})(?=.)/g, '$1 ')
    : `${value.slice(0, 4)} ${value.slice(4)}`.trimEnd();
}

/**
 * Digits from the right times 2, 3, 4 …; eleven minus the remainder of the sum by eleven; ten and eleven become 0.
 * A digit times 11 leaves no trace, and two remainders share the 0: not every slip of the pen is found.
 */
export function checkDigit(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) sum += Number(digits[digits.length - 1 - index]) * (index + 2);
  const digit = 11 - (sum % 11);
  return String(digit > 9 ? 0 : digit);
}

function parseSi(compact: string): ParsedReference {
  const number = compact.slice(2, 4);
  const content = compact.slice(4);
  if (!/^\d\d$/.test(number)) return fault('model');
  if (!/^[\d-]*$/.test(content)) return fault('characters');
  const known = models.get(number);
  if (!known) return fault('model');
  const parts = content === '' ? [] : content.split('-');
  if (parts.length < known.fewestParts || parts.length > partsOf(known)) return fault('parts');
  if (parts.includes('')) return fault('parts');
  const digits = content.replaceAll('-', '');
  if (digits.length > (number === '12' ? MOST_DIGITS_OF_12 : MOST_DIGITS)) return fault('length');
  for (const { of, checked } of divided(parts, known.sections)) {
    if (!checked) continue;
    const covered = of.join('');
    if ((of.at(-1) ?? '').length < 2) return fault('length');
    if (checkDigit(covered.slice(0, -1)) !== covered.slice(-1)) return fault('check_digit');
  }
  return { ok: true, value: compact, model: number };
}

function parseRf(compact: string): ParsedReference {
  if (!/^[A-Z\d]+$/.test(compact)) return fault('characters');
  if (compact.length < 5 || compact.length > 4 + RF_MOST) return fault('length');
  if (!/^\d\d$/.test(compact.slice(2, 4))) return fault('characters');
  const moved = compact.slice(4) + compact.slice(0, 4);
  return remainderOf97(moved) === 1 ? { ok: true, value: compact, model: 'RF' } : fault('check_digit');
}

/** The parts by section; where the last ones are left out, the check digit stands after those that are there. */
function divided(
  parts: readonly string[],
  sections: readonly Section[],
): { of: readonly string[]; checked: boolean }[] {
  let taken = 0;
  return sections
    .map(({ parts: count, checked }) => {
      taken += count;
      return { of: parts.slice(taken - count, taken), checked };
    })
    .filter(({ of }) => of.length > 0);
}

function partsOf(known: Model): number {
  return known.sections.reduce((count, section) => count + section.parts, 0);
}

function model(pattern: string, fewestParts: number, ...numbers: string[]): [string, Model][] {
  const sections = [...pattern.matchAll(/\((P(?:-P)*)\)K|P/g)].map(([, checked]) => ({
    parts: checked === undefined ? 1 : checked.split('-').length,
    checked: checked !== undefined,
  }));
  return numbers.map((number) => [number, { sections, fewestParts }]);
}

/** Letters count 10 to 35 (ISO 7064, MOD 97-10). */
function remainderOf97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

function fault(reason: ReferenceFault): ParsedReference {
  return { ok: false, reason };
}
