/** The registry's files and columns: the one description that the import, the synthetic registry and the guide follow. */
import {
  day,
  factor,
  flag,
  gsrn,
  identifier,
  month,
  oneOf,
  proof,
  reference,
  wholeNumber,
  words,
  type Shape,
} from './shapes.ts';

export type Column = {
  readonly name: string;
  readonly shape: Shape;
  /** `filled`: column and every cell; `present`: the column, cells may be empty; `optional`: neither. */
  readonly need: 'filled' | 'present' | 'optional';
  /** The table's column, where it is called differently. */
  readonly target?: string;
  /** SQL for an empty cell, and for a new row where the column is absent. */
  readonly otherwise?: string;
};

/** A column that every file may have and the import ignores: the list of refused rows says there what was wrong. */
export const problemColumn = 'problem';

const operatorCode = identifier('^[A-Z0-9_-]{2,12}$', 'must be 2 to 12 letters A–Z, digits, - or _');
const contractNumber = identifier('^[A-Z0-9/-]{1,30}$', 'must be 1 to 30 letters A–Z, digits, - or /');
const pointNumber = identifier(
  '^([1-9]-[0-9]{1,8}|[A-Z]{4}-[0-9]{3,16})$',
  'must look like 3-118204 (electricity) or ENLJ-004518207 (gas)',
);
const country = identifier('^[A-Z]{2}$', 'must be a country code of two letters, such as SI');
const postCode = identifier('^[0-9]{4,5}$', 'must be a post code of 4 or 5 digits');
const email: Shape = {
  code: 'not_an_email',
  rule: 'must be an e-mail address',
  type: 'text',
  fits: (cell) => `${cell} ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(${cell}) <= 254`,
  read: (cell) => cell,
};
const energy = oneOf('electricity', 'gas');
const registerCode: Shape = {
  ...oneOf('1.8.0', '1.8.1', '1.8.2', '2.8.0', 'v'),
  rule: 'must be one of: 1.8.0, 1.8.1, 1.8.2, 2.8.0, V',
  read: (cell) => `case when ${cell} = 'v' then 'V' else ${cell} end`,
};

type More = { readonly target?: string; readonly otherwise?: string };

function filled<Name extends string>(name: Name, shape: Shape, more: More = {}) {
  return { name, shape, need: 'filled', ...more } as const;
}

function present<Name extends string>(name: Name, shape: Shape) {
  return { name, shape, need: 'present' } as const;
}

function optional<Name extends string>(name: Name, shape: Shape, more: More = {}) {
  return { name, shape, need: 'optional', ...more } as const;
}

/** In the order in which they depend on each other. */
export const registryColumns = {
  'operators.csv': [
    filled('code', operatorCode),
    filled('name', words(200)),
    filled('energy', energy),
    optional('country', country, { otherwise: `'SI'` }),
    optional('valid_from', day),
    optional('valid_until', day),
  ],
  'contracts.csv': [
    filled('number', contractNumber),
    filled('energy', energy),
    filled('holder_name', words(200)),
    optional('holder_email', email),
    optional('country', country, { otherwise: `'SI'` }),
    filled('valid_from', day),
    present('valid_until', day),
    optional('link_proof', proof, { target: 'link_proof_hash' }),
  ],
  'link_proofs.csv': [
    filled('contract_number', reference(contractNumber)),
    filled('link_proof', proof, { target: 'link_proof_hash' }),
  ],
  'metering_points.csv': [
    filled('gsrn', gsrn),
    present('number', pointNumber),
    filled('energy', energy),
    filled('operator', reference(operatorCode), { target: 'operator_code' }),
    filled('street', words(200)),
    filled('post_code', postCode),
    filled('post', words(200)),
    optional('country', country, { otherwise: `'SI'` }),
    optional('read_remotely', flag, { otherwise: 'false' }),
  ],
  'supplies.csv': [
    filled('contract_number', reference(contractNumber)),
    filled('gsrn', reference(gsrn)),
    filled('supplied_from', day),
    present('supplied_until', day),
  ],
  'meters.csv': [
    filled('gsrn', reference(gsrn)),
    filled('serial', words(40)),
    filled('installed_on', day),
    present('removed_on', day),
  ],
  'registers.csv': [
    filled('gsrn', reference(gsrn)),
    filled('meter_serial', reference(words(40))),
    optional('meter_installed_on', day),
    filled('code', registerCode),
    filled('whole_digits', wholeNumber(1)),
    optional('constant', factor, { otherwise: '1' }),
    optional('start_state', wholeNumber(9), { otherwise: '0' }),
    optional('final_state', wholeNumber(9)),
  ],
  'readings.csv': [
    filled('gsrn', reference(gsrn)),
    filled('meter_serial', reference(words(40))),
    filled('register', reference(registerCode)),
    filled('read_on', day),
    filled('value', wholeNumber(9)),
    optional('kind', oneOf('reading', 'submission', 'own_record', 'estimate'), { otherwise: `'reading'` }),
    optional('source', oneOf('operator', 'supplier', 'remote', 'portal', 'estimate')),
    optional('bill_month', month),
    optional('booked_on', day),
  ],
} as const satisfies Record<string, readonly Column[]>;

export type RegistryFile = keyof typeof registryColumns;

/** A row to be written: what is absent becomes an empty cell. */
export type RegistryRow<File extends RegistryFile> = {
  readonly [Name in (typeof registryColumns)[File][number]['name']]?: string | number | boolean | null | undefined;
};

export const registryFiles = Object.keys(registryColumns) as RegistryFile[];
