/** What is wrong with a row, and the sentence that says so. */
import type { Column } from './format.ts';

/** One refused cell. `row` counts as a spreadsheet does: the header is row 1. `column` is '' for the row as a whole. */
export type Fault = {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  /** The cell's text, cut after 80 characters. */
  readonly value: string;
  readonly code: string;
  /** One English sentence. */
  readonly reason: string;
};

/** A sentence per code; `detail` is what the judging statement adds: another row, a day, a number. */
const sentences: Readonly<Record<string, (detail: string) => string>> = {
  // the file as a whole
  unreadable_file: (detail) => `The file cannot be read: ${detail}.`,
  unknown_file: () => 'No file of a registry is called so.',
  empty_file: () => 'The file is empty: not even a header row.',
  utf16: () => 'The file is UTF-16, which some programs call Unicode. Save it as UTF-8.',
  header_too_long: () => 'The header row does not end within the first 64 kB.',
  unknown_column: (detail) => `The file has no column of this name; its columns are ${detail}.`,
  repeated_column: () => 'The column stands twice in the header.',
  missing_column: () => 'The column is missing from the header.',
  constraint: (detail) => `The database refused the file: ${detail}. It may have changed meanwhile; import it again.`,
  // the row as text
  too_few_cells: (detail) => `The row has fewer cells than the header: ${detail}.`,
  too_many_cells: (detail) =>
    `The row has more cells than the header: ${detail}. A text with a separator needs quotation marks.`,
  not_utf8: (detail) => `The text is not UTF-8. Was the file saved as ${detail}. Save it as UTF-8.`,
  nul: () => 'The text contains a NUL character.',
  endless_row: () =>
    'The row is longer than 1 MB, or a quotation mark that opens in it never closes. Rows after it were not read.',
  // the cell
  required: () => 'The cell must not be empty.',
  duplicate: (detail) => `The same thing already stands in row ${detail}.`,
  // against the registry
  ends_before_it_begins: (detail) => `The end is exclusive and must come after the beginning, ${detail}.`,
  unknown_operator: () => 'The registry has no such operator.',
  unknown_contract: () => 'The registry has no such contract (or its row was refused).',
  unknown_point: () => 'The registry has no such metering point (or its row was refused).',
  unknown_meter: () => 'The metering point has no such meter (or its row was refused).',
  unknown_register: () => 'The meter has no such register (or its row was refused).',
  ambiguous_meter: () => 'The meter was installed here more than once: say which time in meter_installed_on.',
  other_energy: (detail) => `The energies do not agree: here it is ${detail}.`,
  energy_changed: (detail) => `The energy never changes; the registry has ${detail}.`,
  number_taken: (detail) => `The operator already uses this number for the point ${detail}.`,
  not_of_the_energy: (detail) => `A number of this form does not belong to ${detail}.`,
  outside_contract: (detail) => `The supply must lie within the contract, which is valid ${detail}.`,
  overlaps: (detail) => `The period overlaps with ${detail}.`,
  readings_after_removal: (detail) => `The meter has a reading of ${detail}, after its removal.`,
  digits_fixed: (detail) => `The register has readings, so its digits stay ${detail}.`,
  digits_impossible: () => 'A register has 4 to 9 whole digits.',
  more_digits: (detail) => `The register shows only ${detail} digits.`,
  final_of_meter_in_use: () => 'A final state belongs to a meter with a day of removal.',
  outside_meter: (detail) => `The meter was not installed on that day: it was here ${detail}.`,
  future: (detail) => `The day is yet to come; today is ${detail}.`,
  same_bill: (detail) => `Row ${detail} is a submission for the same bill; a bill takes one.`,
  own_record_booked: () => 'An own record is not booked: it has no bill.',
  own_record_of_portal: () => 'Own records of the portal stay there: the source cannot be portal.',
  booked_before_read: () => 'A reading is not booked before it is read.',
  unknown_price_list: () => 'The registry has no prices of such a list.',
  // bills
  unknown_bill: () => 'The registry has no such bill (or its row was refused).',
  bill_fixed: (detail) =>
    `The bill is stored and never changes; here it has ${detail}. Cancel it with a credit note and send a new one.`,
  bill_complete: () => 'The bill is stored with all that belongs to it: nothing is added later.',
  bill_of_another_contract: () => 'The bill belongs to another contract.',
  point_of_another_contract: () => 'The contract of the bill has never supplied this metering point.',
  due_before_issued: (detail) => `A bill is not due before it is issued, ${detail}.`,
  total_differs: (detail) => `Net and VAT come to ${detail}.`,
  wrong_sign: () => 'The amounts of an invoice are not negative, those of a credit note are not positive.',
  to_pay_beyond_total: (detail) => `What is to be paid lies between 0 and the total, ${detail}.`,
  invoice_cancels: () => 'Only a credit note cancels a bill.',
  cancels_credit_note: () => 'A credit note cannot be cancelled: send a new invoice.',
  cancelled_already: () => 'The bill is cancelled already.',
  cancels_in_part: (detail) =>
    `A cancellation takes back the whole bill: net, VAT and what was to be paid, in total ${detail}.`,
  no_lines: () => 'The bill has no lines in bill_lines.csv.',
  lines_differ: (detail) => `The lines of the bill come to ${detail}.`,
  vat_differs: (detail) => `By the lines, VAT rounded once per rate: ${detail}.`,
  line_zero: () => 'Lines are numbered from 1.',
  line_differs: (detail) => `Quantity times price is ${detail}; a cent of difference is let pass.`,
  no_block: () => 'A time block belongs to block_energy and block_power only.',
  too_precise: () => 'Energy and power have at most 3 decimals.',
  factor_zero: () => 'A factor is above zero.',
  not_a_pdf: () => 'The file is not a PDF, or not all of one.',
  document_too_large: () => 'The file is larger than 20 MB.',
  document_twice: () => 'Another file is the document of the same bill.',
  document_fixed: () => 'The bill has another document already, and keeps it.',
  payment_fixed: (detail) => `What is stored never changes; here it has ${detail}.`,
  unknown_payment: () => 'The registry has no such payment (or its row was refused).',
  nothing_paid: () => 'The amount must not be zero.',
  settled_before_paid: (detail) => `Nothing is settled before it is paid, ${detail}.`,
  session_fixed: (detail) => `The session is stored and never changes; here it has ${detail}.`,
  not_electricity: () => 'Cars are charged under a contract for electricity.',
  cost_differs: (detail) => `Energy times price is ${detail}; a cent of difference is let pass.`,
  beyond_payment: (detail) => `All that the payment settles must lie between 0 and its amount, ${detail}.`,
  beyond_bill: (detail) => `All that settles the bill must lie between 0 and what was to be paid, ${detail}.`,
};

// 3,83E+17 is what a spreadsheet makes of a GSRN that it takes for a number
const shortened = /^\d+([.,]\d+)?E\+?\d+$/i;

export function reasonOf(fault: { code: string; detail: string; value: string }, column: Column | undefined): string {
  if (fault.code === column?.shape.code) {
    const hint = shortened.test(fault.value) ? ' A spreadsheet shortened it: format the column as text.' : '';
    return `The value ${column.shape.rule}.${hint}`;
  }
  const sentence = sentences[fault.code];
  if (sentence === undefined) throw new Error(`no sentence for the fault ${fault.code}`);
  return sentence(fault.detail);
}

/** A fault of the file as a whole or of its header (row 1). */
export function fileFault(
  file: string,
  code: string,
  more: { column?: string; value?: string; detail?: string } = {},
): Fault {
  const { column = '', value = '', detail = '' } = more;
  return {
    file,
    row: 1,
    column,
    value: value.slice(0, 80),
    code,
    reason: reasonOf({ code, detail, value }, undefined),
  };
}

/** A fault of a document, whose name stands for the cell. */
export function documentFault(at: { file: string; row: number; name: string }, code: string): Fault {
  const value = at.name.slice(0, 80);
  return {
    file: at.file,
    row: at.row,
    column: 'name',
    value,
    code,
    reason: reasonOf({ code, detail: '', value }, undefined),
  };
}
