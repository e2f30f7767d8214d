/** The registry's files and columns: the one description that the import, the synthetic registry and the guide follow. */
import {
  amount,
  day,
  factor,
  flag,
  gsrn,
  iban,
  identifier,
  instant,
  measure,
  month,
  oneOf,
  paymentReference,
  price,
  proof,
  quantity,
  reference,
  vatRate,
  unsigned,
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
  '^([1-9]-[0-9]{1,8}|[A-Z]{4}-[0-9]{3,16}|(0[1-9]|1[0-9]|2[01])[0-9]{8}|[0-9]{8})$',
  'must look like 3-118204 (electricity) or ENLJ-004518207 (gas), in Croatia like 1300118204 or 12345678',
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

const billNumber = identifier('^[A-Z0-9/-]{1,30}$', 'must be 1 to 30 letters A–Z, digits, - or /');
const chargeCode: Shape = {
  code: 'not_a_code',
  rule: 'must be a word of small letters, digits and _, such as network_power',
  type: 'text',
  fits: (cell) => `${cell} ~ '^[a-z][a-z0-9_]{0,39}$'`,
  read: (cell) => cell,
};
const purposeCode = identifier('^[A-Z]{4}$', 'must be four letters, such as ELEC or GASB');
const block: Shape = {
  code: 'not_a_block',
  rule: 'must be a time block, 1 to 5',
  type: 'smallint',
  fits: (cell) => `${cell} ~ '^[1-5]$'`,
  read: (cell) => `${cell}::smallint`,
};
const unit: Shape = {
  ...oneOf('kwh', 'kwt', 'mtq', 'mon', 'c62'),
  rule: 'must be one of: KWH, KWT, MTQ, MON, C62',
  read: (cell) => `upper(${cell})`,
};
const sessionNumber = identifier('^[A-Z0-9/-]{1,40}$', 'must be 1 to 40 letters A–Z, digits, - or /');
const [energyOfSession, priceOfSession, costOfSession] = [quantity, price, amount].map(unsigned) as [
  Shape,
  Shape,
  Shape,
];
const readingSource = oneOf('read', 'own', 'estimated', 'operator');

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
  'prices.csv': [
    filled('price_list', words(40)),
    filled('energy', energy),
    filled('code', chargeCode),
    optional('block', block),
    filled('valid_from', day),
    present('valid_until', day),
    filled('unit', unit),
    filled('price', price, { target: 'price_micro' }),
  ],
  'contract_price_lists.csv': [
    filled('contract_number', reference(contractNumber)),
    filled('price_list', words(40)),
    filled('valid_from', day),
    present('valid_until', day),
  ],
  'bills.csv': [
    filled('number', billNumber),
    filled('contract_number', reference(contractNumber)),
    filled('kind', oneOf('invoice', 'credit_note')),
    optional('cancels', reference(billNumber)),
    filled('period_from', day),
    filled('period_until', day),
    filled('issued_on', day),
    filled('due_on', day),
    filled('net', amount, { target: 'net_cents' }),
    filled('vat', amount, { target: 'vat_cents' }),
    filled('total', amount, { target: 'total_cents' }),
    optional('to_pay', amount, { target: 'to_pay_cents' }),
    optional('payer_name', words(200)),
    optional('payer_street', words(200)),
    optional('payer_post_code', postCode),
    optional('payer_post', words(200)),
    filled('reference', paymentReference),
    filled('payee_iban', iban),
    filled('purpose_code', purposeCode),
    filled('purpose', words(42)),
    optional('direct_debit', flag),
  ],
  'bill_lines.csv': [
    filled('bill_number', reference(billNumber)),
    filled('number', wholeNumber(4)),
    filled('group', oneOf('energy', 'network', 'contribution', 'excise', 'fee', 'discount', 'interest'), {
      target: 'line_group',
    }),
    filled('code', chargeCode),
    filled('label', words(200)),
    present('gsrn', reference(gsrn)),
    optional('period_from', day),
    optional('period_until', day),
    optional('register', registerCode, { target: 'register_code' }),
    optional('block', block),
    filled('quantity', quantity, { target: 'quantity_thousandths' }),
    filled('unit', unit),
    filled('price', price, { target: 'price_micro' }),
    filled('net', amount, { target: 'net_cents' }),
    filled('vat_rate', vatRate, { target: 'vat_permille' }),
  ],
  'bill_readings.csv': [
    filled('bill_number', reference(billNumber)),
    filled('gsrn', reference(gsrn)),
    filled('register', registerCode, { target: 'register_code' }),
    filled('meter_serial', words(40)),
    filled('from_on', day),
    filled('from_value', wholeNumber(9)),
    filled('from_source', readingSource),
    filled('until_on', day),
    filled('until_value', wholeNumber(9)),
    filled('until_source', readingSource),
  ],
  'bill_quantities.csv': [
    filled('bill_number', reference(billNumber)),
    filled('gsrn', reference(gsrn)),
    filled('what', oneOf('block_energy', 'block_power', 'billing_power', 'gas_factor', 'calorific_value')),
    optional('block', block),
    optional('period_from', day),
    optional('period_until', day),
    filled('value', measure, { target: 'value_micro' }),
  ],
  'payments.csv': [
    filled('number', billNumber),
    filled('contract_number', reference(contractNumber)),
    filled('paid_on', day),
    filled('amount', amount, { target: 'amount_cents' }),
    filled('payer', words(200)),
    filled('means', oneOf('transfer', 'direct_debit', 'counter')),
  ],
  'settlements.csv': [
    filled('payment_number', reference(billNumber)),
    filled('bill_number', reference(billNumber)),
    optional('settled_on', day),
    filled('amount', amount, { target: 'amount_cents' }),
  ],
  'charging_sessions.csv': [
    filled('number', sessionNumber),
    filled('contract_number', reference(contractNumber)),
    filled('place', words(200)),
    optional('charger', words(40)),
    filled('started_at', instant),
    filled('ended_at', instant),
    filled('energy', energyOfSession, { target: 'energy_thousandths' }),
    optional('price', priceOfSession, { target: 'price_micro' }),
    filled('cost', costOfSession, { target: 'cost_cents' }),
  ],
} as const satisfies Record<string, readonly Column[]>;

export type RegistryFile = keyof typeof registryColumns;

/** A row to be written: what is absent becomes an empty cell. */
export type RegistryRow<File extends RegistryFile> = {
  readonly [Name in (typeof registryColumns)[File][number]['name']]?: string | number | boolean | null | undefined;
};

export const registryFiles = Object.keys(registryColumns) as RegistryFile[];
