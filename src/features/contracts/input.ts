/** The form of *Poveži pogodbe*: from typed text to values. Shape only; whether they are somebody's is `link.ts`. */
import type { Operator } from '#features/metering/index.ts';
import { parseContractNumber, parsePointNumber, type Energy } from '#kernel/identifiers.ts';
import { accepted, refused, type Outcome, type Refusal } from '#kernel/refusal.ts';
import type { Fields } from '#platform/http/fields.ts';
import type { LinkFormRefusal } from './refusals.ts';

export type LinkRequest = {
  readonly number: string;
  /** 18 digits; null where the old number was typed. */
  readonly gsrn: string | null;
  readonly pointNumber: string | null;
  /** A GSRN issued abroad: worth a word when nothing is found. */
  readonly foreignGsrn: boolean;
  readonly country: string;
  readonly energy: Energy;
  readonly operatorCode: string;
  /** '' where the supplier asks for no proof. */
  readonly proof: string;
};

export type LinkFormContext = { readonly operators: readonly Operator[]; readonly asksForProof: boolean };

/** Names of the fields, in the order of the form. */
export const linkFields = ['number', 'point', 'country', 'energy', 'operator', 'proof'] as const;
export type LinkField = (typeof linkFields)[number];

/** All that is wrong at once, in the order of the form, or the values: numbers as the registry keeps them. */
export function readLinkForm(
  form: Fields,
  { operators, asksForProof }: LinkFormContext,
): Outcome<LinkRequest, LinkFormRefusal> {
  const number = readContractNumber(form.text('number'));
  const energy = operators.find((operator) => operator.energy === form.text('energy'))?.energy;
  const country = operators.find((operator) => operator.country === form.text('country'))?.country;
  const operator = readOperator(form.text('operator'), operators, { energy, country });
  const point = readPointNumber(form.text('point'), { energy, country, area: areaOf(operator) });
  const proof = asksForProof ? form.text('proof').trim().slice(0, longestProof) : '';

  const wrong: Refusal<LinkFormRefusal>[] = [];
  if (typeof number !== 'string') wrong.push(number);
  if ('code' in point) wrong.push(point);
  if (country === undefined) wrong.push({ code: 'country_missing', field: 'country' });
  if (energy === undefined) wrong.push({ code: 'energy_missing', field: 'energy' });
  if (typeof operator !== 'string') wrong.push(operator);
  if (asksForProof && proof === '') wrong.push({ code: 'proof_missing', field: 'proof' });

  const [first, ...more] = wrong;
  if (first !== undefined) return refused(first, ...more);
  return accepted({ number, ...point, country, energy, operatorCode: operator, proof } as LinkRequest);
}

const longestProof = 80;

function readContractNumber(text: string): string | Refusal<LinkFormRefusal> {
  if (text.trim() === '') return { code: 'number_missing', field: 'number' };
  return parseContractNumber(text) ?? { code: 'number_odd', field: 'number' };
}

type PointParts = Pick<LinkRequest, 'gsrn' | 'pointNumber' | 'foreignGsrn'>;

type Chosen = { readonly energy: Energy | undefined; readonly country: string | undefined };

function readPointNumber(
  text: string,
  { energy, country = 'SI', area }: Chosen & { readonly area: string | undefined },
): PointParts | Refusal<LinkFormRefusal> {
  const parsed = parsePointNumber(text, { energy: energy ?? 'electricity', country, area });
  if (parsed.ok) {
    const foreign = parsed.kind === 'gsrn' && parsed.foreign && country === 'SI';
    if (parsed.kind === 'gsrn') return { gsrn: parsed.value, pointNumber: null, foreignGsrn: foreign };
    return { gsrn: null, pointNumber: parsed.value, foreignGsrn: false };
  }
  if (parsed.reason === 'length' || parsed.reason === 'omm_length')
    return { code: `point_${parsed.reason}`, field: 'point', facts: { digits: parsed.digits } };
  // without an energy an old number of either kind is as good
  if (parsed.reason === 'other_energy' && energy === undefined)
    return { gsrn: null, pointNumber: null, foreignGsrn: false };
  const code = parsed.reason === 'empty' ? 'point_missing' : (`point_${parsed.reason}` as const);
  return { code, field: 'point' };
}

/** HEP ODS has an operator for each of its areas, `HEP-01` to `HEP-21`: the number begins each OMM of the area. */
function areaOf(operator: string | Refusal<LinkFormRefusal>): string | undefined {
  return typeof operator === 'string' ? /^HEP-(\d\d)$/.exec(operator)?.[1] : undefined;
}

function readOperator(
  code: string,
  operators: readonly Operator[],
  { energy, country }: Chosen,
): string | Refusal<LinkFormRefusal> {
  const operator = operators.find((each) => each.code === code);
  if (operator === undefined) return { code: 'operator_missing', field: 'operator' };
  if (energy !== undefined && operator.energy !== energy) return { code: 'operator_other_energy', field: 'operator' };
  if (country !== undefined && operator.country !== country)
    return { code: 'operator_other_country', field: 'operator' };
  return operator.code;
}
