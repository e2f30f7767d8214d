/** Operators, contracts and link proofs: the files that refer to nobody's meter. */
import { upsert, type Sheet } from './sheet.ts';

export const operators: Sheet = {
  file: 'operators.csv',
  lookups: 'left join operators o on o.code = s.code',
  found: 'o.energy as stored_energy',
  key: ['code'],
  checks: [
    {
      column: 'valid_until',
      code: 'ends_before_it_begins',
      when: 't.valid_until <= t.valid_from',
      detail: 't.valid_from',
    },
    { column: 'energy', code: 'energy_changed', when: 't.energy <> t.stored_energy', detail: 't.stored_energy' },
  ],
  store: upsert({
    table: 'operators',
    key: ['code'],
    columns: ['name', 'energy', 'country', 'valid_from', 'valid_until'],
  }),
};

export const contracts: Sheet = {
  file: 'contracts.csv',
  lookups: 'left join contracts c on c.number = s.number',
  found: 'c.energy as stored_energy',
  key: ['number'],
  checks: [
    {
      column: 'valid_until',
      code: 'ends_before_it_begins',
      when: 't.valid_until <= t.valid_from',
      detail: 't.valid_from',
    },
    { column: 'energy', code: 'energy_changed', when: 't.energy <> t.stored_energy', detail: 't.stored_energy' },
  ],
  store: upsert({
    table: 'contracts',
    key: ['number'],
    columns: ['energy', 'holder_name', 'holder_email', 'country', 'valid_from', 'valid_until', 'link_proof_hash'],
    lasting: ['link_proof_hash'],
  }),
};

/** The newest bill's number, say, sent every month without the contracts themselves. */
export const linkProofs: Sheet = {
  file: 'link_proofs.csv',
  lookups: 'left join contracts c on c.number = s.contract_number',
  found: 'c.id as contract_id',
  key: ['contract_number'],
  checks: [{ column: 'contract_number', code: 'unknown_contract', when: 't.contract_id is null' }],
  async store({ client, rows }) {
    const changed = await client.query<{ added: number; updated: number }>(
      `with changed as (
         update contracts c set link_proof_hash = t.link_proof_hash
           from typed t
           join contracts before on before.id = t.contract_id
          where c.id = t.contract_id and c.link_proof_hash is distinct from t.link_proof_hash
        returning before.link_proof_hash is null as first)
       select (count(*) filter (where first))::int as added, (count(*) filter (where not first))::int as updated from changed`,
    );
    const { added = 0, updated = 0 } = changed.rows[0] ?? {};
    return { added, updated, replaced: 0, unchanged: rows - added - updated };
  },
};
