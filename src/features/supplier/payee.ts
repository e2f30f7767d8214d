/** Who is paid: what stands on payment slips, in their codes and on e-invoices. */
import { electronicFormatIBAN, isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { isOib } from '#kernel/identifiers.ts';

/** What a line of a slip holds (domain.md §5.1). */
const slipLine = z.string().trim().min(1).max(33);

const iban = z.string().transform((text, context) => {
  const written = electronicFormatIBAN(text);
  if (written !== null && isValidIBAN(written)) return written;
  context.addIssue('must be an IBAN such as SI56 1910 0000 0123 438');
  return z.NEVER;
});

/**
 * The number by which a bank knows who collects by SEPA direct debit: country, two check digits (ISO 7064 mod 97-10 over
 * the rest without the business code), three characters of business code, national number (EPC 262-08).
 */
const creditorId = z
  .string()
  .transform((text) => text.replaceAll(' ', '').toUpperCase())
  .refine((id) => /^[A-Z]{2}\d{2}[A-Z\d]{3}[A-Z\d]{1,28}$/.test(id) && hasItsCheckDigits(id), {
    message: 'must be a creditor identifier such as SI72 ZZZ 12345679',
  });

function hasItsCheckDigits(id: string): boolean {
  const digits = `${id.slice(7)}${id.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)));
  return BigInt(digits) % 97n === 1n;
}

/** `iban` comes out without spaces. Bills name the account they are paid to; this one is for what has no bill. */
export const payeeSchema = z
  .strictObject({
    name: slipLine,
    street: slipLine,
    postCode: z.string().regex(/^\d{4,5}$/, 'must be 4 or 5 digits'),
    post: z.string().trim().min(1),
    iban,
    /** Without it no direct debit can be agreed on; comes out without spaces. */
    creditorId: creditorId.optional(),
    /** Number for VAT with the country's letters; e-invoices need it. */
    vatId: z
      .string()
      .regex(/^[A-Z]{2}[A-Z\d]{2,12}$/, 'must be letters of the country and the number, without spaces')
      .refine((text) => !text.startsWith('HR') || isOib(text.slice(2)), 'must be HR and a valid OIB'),
  })
  .refine(({ postCode, post }) => `${postCode} ${post}`.length <= 33, {
    message: 'must have at most 33 characters together with the post code',
    path: ['post'],
  });

export type Payee = Readonly<z.infer<typeof payeeSchema>>;
