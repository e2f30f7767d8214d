/**
 * Shapes of cells: what text may stand in a column and what PostgreSQL makes of it. Shapes are SQL, because the rows
 * never pass through Node: a million cells are judged by one statement.
 */

/** How a cell's text is judged and read. `cell` is an SQL expression: the trimmed text, null when empty. */
export type Shape = {
  /** Of the fault, when the text does not fit. */
  readonly code: string;
  /** Completes "the value …" for a person: `must be a day that exists, written YYYY-MM-DD`. */
  readonly rule: string;
  readonly type: 'text' | 'date' | 'bigint' | 'smallint' | 'numeric' | 'boolean' | 'bytea' | 'timestamptz';
  readonly fits: (cell: string) => string;
  readonly read: (cell: string) => string;
};

const withoutSpaces = (cell: string): string => `upper(replace(${cell}, ' ', ''))`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const matching = (pattern: string) => (cell: string) => `${cell} ~ ${literal(pattern)}`;

/** Free text up to a number of characters. Formula-like text (`=1+1`) is text like any other. */
export function words(most: number): Shape {
  return {
    code: 'too_long',
    rule: `must be at most ${most} characters`,
    type: 'text',
    fits: (cell) => `length(${cell}) <= ${most}`,
    read: (cell) => cell,
  };
}

/** A number or code that names something: capital letters, without spaces. */
export function identifier(pattern: string, rule: string): Shape {
  return {
    code: 'not_of_this_form',
    rule,
    type: 'text',
    fits: (cell) => matching(pattern)(withoutSpaces(cell)),
    read: withoutSpaces,
  };
}

export const gsrn: Shape = {
  code: 'not_a_gsrn',
  rule: 'must be a GS1 GSRN: 18 digits with a right check digit',
  type: 'text',
  // the function is inlined and would replace blanks once for every digit: only where there are any
  fits: (cell) => `(gsrn_is_valid(${cell}) or gsrn_is_valid((select replace(${cell}, ' ', ''))))`,
  read: (cell) => `replace(${cell}, ' ', '')`,
};

/**
 * Names something that another file brings in. Its form is not judged: what does not exist is not found, and a million
 * readings spare the time.
 */
export function reference(shape: Shape): Shape {
  return { ...shape, fits: () => 'true' };
}

/** One of a few words; case is forgiven. */
export function oneOf(...choices: string[]): Shape {
  const list = choices.map(literal).join(', ');
  return {
    code: 'not_a_choice',
    rule: `must be one of: ${choices.join(', ')}`,
    type: 'text',
    // written as it should be: no need to fold its case
    fits: (cell) => `(${cell} in (${list}) or lower(${cell}) in (${list}))`,
    read: (cell) => `case when ${cell} in (${list}) then ${cell} else lower(${cell}) end`,
  };
}

const anyDay = [
  '(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])',
  '(19|20|21)[0-9]{2}-(0[13-9]|1[0-2])-(29|30)',
  '(19|20|21)[0-9]{2}-(0[13578]|1[02])-31',
  '((19|20|21)(0[48]|[13579][26]|[2468][048])|2000)-02-29',
].join('|');

const twoDigits = (number: number): string => String(number).padStart(2, '0');
const monthsOf = (year: number): string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${twoDigits(index + 1)}-`);
const anyMonth = Array.from({ length: 300 }, (_, index) => monthsOf(1900 + index)).flat();
const everyMonthHas = Array.from({ length: 28 }, (_, index) => twoDigits(index + 1));

/**
 * Not a cast: PostgreSQL before 16 cannot try one without failing the statement. Two look-ups in hashed lists settle
 * nearly every day in a third of the time that a pattern takes; the pattern has the last word.
 */
export const day: Shape = {
  code: 'not_a_day',
  rule: 'must be a day that exists, written YYYY-MM-DD',
  type: 'date',
  fits: (cell) =>
    `(left(${cell}, 8) = any ('{${anyMonth.join()}}') and substr(${cell}, 9) = any ('{${everyMonthHas.join()}}')
      or ${matching(`^(${anyDay})$`)(cell)})`,
  read: (cell) => `${cell}::date`,
};

export const month: Shape = {
  code: 'not_a_month',
  rule: 'must be a month, written YYYY-MM',
  type: 'date',
  fits: matching('^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])(-01)?$'),
  read: (cell) => `(left(${cell}, 7) || '-01')::date`,
};

/** A moment with its offset: without one, an hour of October would be two. Seconds may be left out. */
export const instant: Shape = {
  code: 'not_an_instant',
  rule: 'must be a day, a time and an offset, such as 2026-05-01T18:05+02:00 or 2026-05-01T16:05:30Z',
  type: 'timestamptz',
  fits: (cell) =>
    `(${day.fits(`left(${cell}, 10)`)} and ${matching(
      '^.{10}[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$',
    )(cell)})`,
  read: (cell) => `${cell}::timestamptz`,
};

export function wholeNumber(mostDigits: number): Shape {
  return {
    code: 'not_a_whole_number',
    rule: `must be a whole number of at most ${mostDigits} digits, without sign, separators or exponent`,
    type: mostDigits > 4 ? 'bigint' : 'smallint',
    fits: (cell) => `(ltrim(${cell}, '0123456789') = '' and length(${cell}) <= ${mostDigits})`,
    read: (cell) => `${cell}::${mostDigits > 4 ? 'bigint' : 'smallint'}`,
  };
}

/** A factor above zero; a decimal comma is accepted, as a semicolon-separated file has it. */
export const factor: Shape = {
  code: 'not_a_factor',
  rule: 'must be a number above zero with at most 3 decimals, such as 1 or 1.5',
  type: 'numeric',
  fits: matching('^(?=.*[1-9])[0-9]{1,6}([.,][0-9]{1,3})?$'),
  read: (cell) => `replace(${cell}, ',', '.')::numeric`,
};

export const flag: Shape = {
  code: 'not_yes_or_no',
  rule: 'must be yes or no (or true, false, 1, 0)',
  type: 'boolean',
  fits: (cell) => `lower(${cell}) in ('yes', 'no', 'true', 'false', '1', '0')`,
  read: (cell) => `lower(${cell}) in ('yes', 'true', '1')`,
};

/** The same, but not below zero. */
export function unsigned(shape: Shape): Shape {
  return {
    ...shape,
    rule: `${shape.rule.replace(/ or -[\d.]+/, '')}, and not below zero`,
    fits: (cell) => `(${shape.fits(cell)} and ${cell} !~ '^-')`,
  };
}

/** Something that proves who links a contract: kept as its hash only. */
export const proof: Shape = {
  code: 'not_a_proof',
  rule: 'must be 4 to 40 letters A–Z, digits, hyphens or slashes',
  type: 'bytea',
  fits: (cell) => matching('^[A-Z0-9/-]{4,40}$')(withoutSpaces(cell)),
  read: (cell) => `link_proof_hash(${cell})`,
};

/**
 * A decimal number kept as a whole number of its smallest part: euros as cents, kWh as thousandths. A decimal comma is
 * accepted, as a semicolon-separated file has it; so is a minus, where `signed`.
 */
function decimal(kind: { code: string; rule: string; digits: number; decimals: number; signed: boolean }): Shape {
  const { code, rule, digits, decimals, signed } = kind;
  return {
    code,
    rule,
    type: 'bigint',
    fits: matching(`^${signed ? '-?' : ''}[0-9]{1,${digits}}([.,][0-9]{1,${decimals}})?$`),
    read: (cell) => `(replace(${cell}, ',', '.')::numeric * ${10 ** decimals})::bigint`,
  };
}

/** Euros, kept as cents. */
export const amount = decimal({
  code: 'not_an_amount',
  rule: 'must be euros with at most 2 decimals, such as 83.12 or -83.12, without separators of thousands',
  digits: 10,
  decimals: 2,
  signed: true,
});

/** How much of a unit, kept as thousandths. */
export const quantity = decimal({
  code: 'not_a_quantity',
  rule: 'must be a number with at most 3 decimals, such as 330 or 4.6, without separators of thousands',
  digits: 10,
  decimals: 3,
  signed: true,
});

/** Euros a unit, kept as micro-euro. */
export const price = decimal({
  code: 'not_a_price',
  rule: 'must be euros a unit with at most 6 decimals, such as 0.11990',
  digits: 6,
  decimals: 6,
  signed: true,
});

/** What a recomputation multiplies by, kept as millionths: a quantity or, with up to 6 decimals, a factor. */
export const measure = decimal({
  code: 'not_a_measure',
  rule: 'must be a number of at most 6 decimals that is not negative, such as 120, 4.6 or 0.93858',
  digits: 9,
  decimals: 6,
  signed: false,
});

/** A rate of VAT in per cent, kept as permille. */
export const vatRate: Shape = {
  ...decimal({
    code: 'not_a_rate',
    rule: 'must be per cent with at most one decimal, such as 22 or 9.5',
    digits: 2,
    decimals: 1,
    signed: false,
  }),
  type: 'smallint',
  read: (cell) => `(replace(${cell}, ',', '.')::numeric * 10)::smallint`,
};

/** An account number, whose check digits are right. */
export const iban: Shape = {
  code: 'not_an_iban',
  rule: 'must be an IBAN whose check digits are right, such as SI56 1910 0000 0123 438',
  type: 'text',
  fits: (cell) => `iban_is_valid(${withoutSpaces(cell)})`,
  read: withoutSpaces,
};

/** A payment reference (SI00 to SI99, RF), whose check digits are right. */
export const paymentReference: Shape = {
  code: 'not_a_reference',
  rule: 'must be a payment reference whose check digits are right, such as SI12 2026000123457 or RF18 5390 0754 7034',
  type: 'text',
  fits: (cell) => `payment_reference_is_valid(${withoutSpaces(cell)})`,
  read: withoutSpaces,
};
