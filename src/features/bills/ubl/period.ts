import { addDays, type Day } from '#kernel/day.ts';
import { element, type Xml } from './xml.ts';

/** A half-open period; the last day is named here, not the one after it. */
export function period(from: Day, until: Day): Xml {
  return element('cac:InvoicePeriod', [element('cbc:StartDate', from), element('cbc:EndDate', addDays(until, -1))]);
}
