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

/** `iban` comes out without spaces. Bills name the account they are paid to; this one is for what has no bill. */
export const payeeSchema = z
  .strictObject({
    name: slipLine,
    street: slipLine,
    postCode: z.string().regex(/^\d{4,5}$/, 'must be 4 or 5 digits'),
    post: z.string().trim().min(1),
    iban,
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
