/** Where a customer finds help beside the pages about readings. */
import type { Supplier } from '#features/supplier/index.ts';

/** The supplier's pages that those about readings lead to, by their address. */
export type HelpPage = 'reading-dates' | 'questions' | 'contact';

export type Help = {
  readonly supplier: Pick<Supplier, 'contact'>;
  readonly library: { readonly hasPage: (slug: HelpPage) => boolean };
};

/** Where to ask for a correction: the page with all contacts, or where the supplier has none, the phone. */
export function contactLink({ supplier, library }: Help): string {
  return library.hasPage('contact') ? '/contact' : `tel:${supplier.contact.phoneLink}`;
}
