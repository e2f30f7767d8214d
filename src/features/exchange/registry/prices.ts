/** Price lists, and which contract goes by which: dated, so that the bill of last year can be reckoned again. */
import { upsert, type Sheet } from './sheet.ts';

/** Periods of one thing that have a day in common, in the file or with what is stored and the file does not speak of. */
function overlaps(table: string, thing: readonly string[]): string {
  const same = [...thing, 'valid_from'].map((name) => `x.${name} is not distinct from t.${name}`).join(' and ');
  const columns = thing.join(', ');
  return `insert into faults (row, col, code, detail)
    select coalesce(p.row, p.earlier_row), 'valid_from', 'overlaps',
           'the one from ' || case when p.row is null then p.valid_from else p.earlier_from end
      from (select *, lag(row) over w as earlier_row, lag(valid_from) over w as earlier_from, lag(ends) over w as earlier_ends
              from (select row, ${columns}, valid_from, coalesce(valid_until, 'infinity') as ends
                      from typed t where not exists (select from faults f where f.row = t.row)
                    union all
                    select null, ${columns}, valid_from, coalesce(valid_until, 'infinity')
                      from ${table} x where not exists (select from typed t where ${same})) periods
            window w as (partition by ${columns} order by valid_from)) p
     where p.earlier_ends > p.valid_from and coalesce(p.row, p.earlier_row) is not null`;
}

export const prices: Sheet = {
  file: 'prices.csv',
  found: 'coalesce(s.block, 0) as block_or_none',
  key: ['price_list', 'code', 'block_or_none', 'valid_from'],
  checks: [
    {
      column: 'valid_until',
      code: 'ends_before_it_begins',
      when: 't.valid_until <= t.valid_from',
      detail: 't.valid_from',
    },
  ],
  crossChecks: [overlaps('prices', ['price_list', 'code', 'block'])],
  store: upsert({
    table: 'prices',
    key: ['price_list', 'code', 'block', 'valid_from'],
    nullable: ['block'],
    columns: ['energy', 'valid_until', 'unit', 'price_micro'],
  }),
};

export const contractPriceLists: Sheet = {
  file: 'contract_price_lists.csv',
  lookups: 'left join contracts c on c.number = s.contract_number',
  found: 'c.id as contract_id, exists (select from prices p where p.price_list = s.price_list) as list_known',
  key: ['contract_id', 'price_list', 'valid_from'],
  checks: [
    { column: 'contract_number', code: 'unknown_contract', when: 't.contract_id is null' },
    { column: 'price_list', code: 'unknown_price_list', when: 'not t.list_known' },
    {
      column: 'valid_until',
      code: 'ends_before_it_begins',
      when: 't.valid_until <= t.valid_from',
      detail: 't.valid_from',
    },
  ],
  crossChecks: [overlaps('contract_price_lists', ['contract_id', 'price_list'])],
  store: upsert({
    table: 'contract_price_lists',
    key: ['contract_id', 'price_list', 'valid_from'],
    columns: ['valid_until'],
  }),
};
