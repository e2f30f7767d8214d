import type { Visit } from '#features/accounts/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import { actions, form, submit } from '#ui/form.ts';
import type { FindLinkedContractRow } from './store.sql.ts';
import { texts } from './texts.ts';

/** What removing a contract does and does not, and the button that does it. */
export function removalView(contract: FindLinkedContractRow, visit: Visit): Html {
  const { removal: t, overview } = texts[visit.language];
  const confirm = form({ action: `/contracts/${contract.id}/removal`, token: visit.formToken() }, [
    actions(
      submit(t.confirm, { kind: 'danger big' }),
      html`<a class="btn plain big" href="/contracts">${t.cancel}</a>`,
    ),
  ]);
  return html`<div class="stack loose"><h1>${t.title(contract.number)}</h1><div class="stack prose"><p>${t.hides(overview.points(contract.points))}</p><p>${t.keeps}</p></div>${confirm}</div>`;
}
