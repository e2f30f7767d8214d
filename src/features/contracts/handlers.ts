import { customer, type CustomerVisit, type Guarded } from '#features/accounts/index.ts';
import { listOperators } from '#features/metering/index.ts';
import { idOf, NotFound, orNotFound, page, seeOther } from '#platform/http/exchange.ts';
import { readLinkForm } from './input.ts';
import { linkPage } from './link-page.ts';
import { linkContract } from './link.ts';
import { overviewPage } from './overview-page.ts';
import type { ContractParts, Linker } from './parts.ts';
import { removalView } from './removal-page.ts';
import { removeContract } from './removal.ts';
import { findLinkedContract, listLinkedContracts } from './store.sql.ts';
import { texts } from './texts.ts';

type ContractPages = Readonly<Record<'showLink' | 'link' | 'showContracts' | 'showRemoval' | 'remove', Guarded>>;

/** Addresses: `/contracts/link`, `/contracts`, `/contracts/:id/removal`. */
export function contractPages(parts: ContractParts): ContractPages {
  const { pool, supplier } = parts;
  return {
    showLink: customer(async (visit) =>
      linkPage({ visit, supplier, operators: await listOperators(pool, visit.today) }),
    ),

    link: customer(
      async (visit) => {
        const operators = await listOperators(pool, visit.today);
        const read = readLinkForm(visit.form, { operators, asksForProof: supplier.linkProof !== null });
        if (!read.ok) return linkPage({ visit, supplier, operators, refusals: read.refusals });
        const linked = await linkContract(parts, read.value, linkerOf(visit));
        if (!linked.ok) return linkPage({ visit, supplier, operators, refusals: linked.refusals });
        return seeOther(`/contracts?linked=${linked.value.contractId}`);
      },
      { resumeAt: () => '/contracts/link' },
    ),

    showContracts: customer(async (visit) => {
      const contracts = await listLinkedContracts(pool, { accountId: visit.account.id, today: visit.today });
      return overviewPage(visit, contracts);
    }),

    showRemoval: customer(async (visit) => {
      const contractId = idOf(visit.params['id']);
      const contract = orNotFound(await findLinkedContract(pool, { accountId: visit.account.id, contractId }));
      const t = texts[visit.language];
      return page({
        title: t.removal.title(contract.number),
        crumbs: [
          { label: t.home, href: '/' },
          { label: t.overview.title, href: '/contracts' },
        ],
        main: removalView(contract, visit),
      });
    }),

    remove: customer(
      async (visit) => {
        if (!(await removeContract(parts, idOf(visit.params['id']), linkerOf(visit)))) throw new NotFound();
        return seeOther('/contracts?removed=yes');
      },
      { resumeAt: () => '/contracts' },
    ),
  };
}

function linkerOf({ account, now, ip }: CustomerVisit): Linker {
  return { account, now, ip };
}
