/**
 * The supplier: who runs this portal. Name, contacts, colours, dates and rules are the supplier's own data, read from
 * `supplier.json` in the folder that SUPPLIER names; nothing of one supplier stands in code.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { bookingRulesSchema, readingWindowsSchema } from './dates.ts';
import { openingHoursSchema } from './opening-hours.ts';
import { openingWords } from './opening-words.ts';
import { tariffTablesSchema } from './tariffs.ts';
import { payeeSchema } from './payee.ts';

/** A text of the supplier's in each language; without a Croatian one its Croatian readers get the Slovenian. */
const inEachLanguage = z
  .object({ sl: z.string().min(1), en: z.string().min(1), hr: z.string().min(1).optional() })
  .transform(({ sl, en, hr = sl }) => ({ sl, en, hr }));

const addressSchema = z.strictObject({
  label: inEachLanguage,
  street: z.string().min(1),
  postCode: z.string().min(1),
  post: z.string().min(1),
});

const schema = z.strictObject({
  name: z.string().min(1),
  portalName: z.string().min(1),
  wordmark: z.object({ light: z.string(), bold: z.string() }),
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'is not a known time zone'),
  country: z.enum(['SI', 'HR']).default('SI'),
  contact: z
    .strictObject({
      phone: z.string().min(1),
      phoneLink: z.string().regex(/^\+?\d+$/),
      openingHours: openingHoursSchema,
      emails: z.array(z.object({ label: inEachLanguage, address: z.email() })).min(1),
      /** Where people can come or write to, beside the seat, which is the payee's. */
      addresses: z.array(addressSchema).default([]),
    })
    // the same hours in words, for letters and footers
    .transform((contact) => ({ ...contact, phoneHours: openingWords(contact.openingHours) })),
  payee: payeeSchema,
  mailFrom: z.string().min(3),
  brand: z
    .object({ brand: z.string(), lamp: z.string(), paper: z.string(), nightHue: z.number() })
    .partial()
    .default({}),
  consents: z.object({ termsAndPrivacyVersion: z.string().min(1), personalisedOffersVersion: z.string().min(1) }),
  /** Whether *Poveži pogodbe* asks for one more proof, and what it is called on the bill. */
  linkProof: z.object({ label: inEachLanguage, hint: inEachLanguage }).nullable().default(null),
  sms: z
    .strictObject({
      /** Whether č š ž leave as c s z: one SMS then takes 160 characters instead of 70. */
      transliterate: z.boolean().default(true),
      /** SMS that one number gets within 24 hours. */
      perNumberADay: z.int().min(1).max(1000).default(10),
    })
    .prefault({}),
  readingWindows: readingWindowsSchema,
  bookingRules: bookingRulesSchema,
  /** Work-free days, time blocks and rates of VAT where they are not Slovenia's as this version knows them. */
  tariffs: tariffTablesSchema.prefault({}),
});

export { openingAt, spansOn, type Opening, type OpeningHours, type Span } from './opening-hours.ts';
export { writtenTime } from './opening-words.ts';
export type { Payee } from './payee.ts';

export type Supplier = Readonly<z.infer<typeof schema>> & {
  /** The folder with the supplier's pages. */
  readonly folder: string;
};

/** What is wrong with the supplier's folder, in sentences that name file and key. */
export class SupplierRefused extends Error {
  constructor(problems: readonly string[]) {
    super(`The supplier's configuration cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'SupplierRefused';
  }
}

/** Reads and checks `supplier.json`. Throws SupplierRefused. */
export async function readSupplier(folder: string): Promise<Supplier> {
  const file = join(folder, 'supplier.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new SupplierRefused([`${file} cannot be read: SUPPLIER must name a folder with a supplier.json.`]);
  });
  const parsed = schema.safeParse(parseJson(text, file));
  if (parsed.success) return { ...parsed.data, folder };
  throw new SupplierRefused(
    parsed.error.issues.map((issue) => `supplier.json, ${issue.path.join('.')}: ${issue.message}.`),
  );
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SupplierRefused([`${file} is not JSON: ${(error as Error).message}.`]);
  }
}
