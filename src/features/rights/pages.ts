import { customer, type Guarded } from '#features/accounts/index.ts';
import { accessPage } from './access/page.ts';
import { archivePages } from './archive/pages.ts';
import { deletionPages } from './deletion/pages.ts';
import type { RightsParts } from './parts.ts';
import { newTermsPages } from './terms/pages.ts';

type Pages = Readonly<Record<'showAccess', Guarded>> &
  ReturnType<typeof archivePages> &
  ReturnType<typeof deletionPages> &
  ReturnType<typeof newTermsPages>;

/** Every page of this feature, behind its guard. */
export function rightsPages(parts: RightsParts): Pages {
  return {
    showAccess: customer((visit) => accessPage(parts, visit), { beforeNewTerms: true }),
    ...archivePages(parts),
    ...deletionPages(parts),
    ...newTermsPages(parts),
  };
}
