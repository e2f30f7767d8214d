/** The forms of `/contracts/:id/billing`; what was typed wrong comes back as it was typed. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import { choices, confirmCard, segments } from '#ui/choices.ts';
import { writtenDay } from '#ui/days.ts';
import { actions, form, submit, textField } from '#ui/form.ts';
import { deliveries, type RequestKind } from './facts.ts';
import { mandateText } from './mandate.ts';
import type { FindBillingContractRow, FindLatestConfirmedRow } from './store.sql.ts';
import { requestTexts } from './texts.ts';

export type FormParts = {
  readonly visit: CustomerVisit;
  readonly contract: FindBillingContractRow;
  readonly errors: ReadonlyMap<string, string>;
  readonly creditor: string;
  readonly agreed: readonly FindLatestConfirmedRow[];
};

export function deliveryForm(parts: FormParts): Html {
  const { visit, errors } = parts;
  const { delivery: t, send } = requestTexts(visit.language);
  const held = parts.agreed.find(({ kind }) => kind === 'delivery');
  return wishForm(parts, 'delivery', [
    choices({
      name: 'how',
      legend: t.legend,
      error: errors.get('how'),
      selected: visit.form.text('how') || held?.facts.how,
      options: deliveries.map((value) => ({ value, label: t.options[value][0], detail: t.options[value][1] })),
    }),
    textField({
      name: 'bank-iban',
      label: t.iban,
      hint: t.ibanHint,
      error: errors.get('bank-iban'),
      value: visit.form.text('bank-iban'),
      maxlength: 42,
      width: 'm',
      required: false,
    }),
    actions(submit(send, { kind: 'plain' })),
  ]);
}

export function jointForm(parts: FormParts): Html {
  const { visit, errors } = parts;
  const { joint: t, send } = requestTexts(visit.language);
  const held = parts.agreed.find(({ kind }) => kind === 'joint_bill');
  return wishForm(parts, 'joint_bill', [
    segments({
      name: 'joint',
      legend: t.legend,
      error: errors.get('joint'),
      selected: visit.form.text('joint') || held?.facts.joint,
      options: [
        { value: 'no', label: t.no },
        { value: 'yes', label: t.yes },
      ],
    }),
    actions(submit(send, { kind: 'plain' })),
  ]);
}

/** A mandate, or where one holds, its end. */
export function debitForm(parts: FormParts): Html {
  const { visit, errors, creditor, agreed } = parts;
  const { debit: t } = requestTexts(visit.language);
  if (agreed.some(({ kind, facts }) => kind === 'direct_debit' && facts.action === 'start')) {
    const end = html`<input type="hidden" name="action" value="end">`;
    return wishForm(parts, 'direct_debit', [end, actions(submit(t.end, { kind: 'danger' }))]);
  }
  const text = mandateText(creditor).map((paragraph) => html`<p lang="sl">${paragraph}</p>`);
  return wishForm(parts, 'direct_debit', [
    textField({
      name: 'holder',
      label: t.holder,
      error: errors.get('holder'),
      value: visit.form.has('holder') ? visit.form.text('holder') : visit.account.name,
      autocomplete: 'name',
      maxlength: 70,
    }),
    textField({
      name: 'iban',
      label: t.iban,
      error: errors.get('iban'),
      value: visit.form.text('iban'),
      maxlength: 42,
      width: 'm',
    }),
    html`<div class="stack tight prose"><h3>${t.text}</h3>${text}<p>${t.signedOn(writtenDay(visit.today, visit.language))}</p></div>`,
    confirmCard({
      name: 'agree',
      label: t.agree,
      detail: t.agreeDetail,
      error: errors.get('agree'),
      checked: visit.form.text('agree') === 'yes',
    }),
    actions(submit(t.send)),
  ]);
}

function wishForm({ visit, contract }: FormParts, kind: RequestKind, fields: Parameters<typeof form>[1]): Html {
  const hidden = html`<input type="hidden" name="kind" value="${kind}">`;
  return form({ action: `/contracts/${contract.id}/billing`, token: visit.formToken() }, [hidden, fields]);
}
