/** The PDFs of bills: one by one, and many in an archive that is packed while it is sent. */
import { Readable } from 'node:stream';
import type { CustomerVisit } from '#features/accounts/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import { zip, type FileToZip } from '#platform/files/zip.ts';
import { NotFound, raw, type Raw } from '#platform/http/exchange.ts';
import type { Objects } from '#platform/objects/objects.ts';
import { documentName, openDocument, readDocument, type BillDocument } from '../document/document.ts';
import { billOf } from './bill-page.ts';
import { checkContract, readFilters, readId, readPlace, selectionOf, type Place } from './filters.ts';
import { listDocuments, listOwed, type ListDocumentsRow } from './list.sql.ts';
import { listTexts } from './texts.ts';

type Parts = { readonly pool: Pool; readonly objects: Objects };

/** GET /bills/:id/document; with `save` in the query it comes as a file to keep. */
export async function documentPage({ pool, objects }: Parts, visit: CustomerVisit): Promise<Raw> {
  const bill = await billOf(pool, visit);
  const wish = { header: visit.header, attachment: visit.query.has('save') };
  return openDocument(objects, { ...bill, kind: kindOf(bill) }, wish);
}

/** So many bills are looked up in one go. */
const PORTION = 500;
/** More boxes than a page has are no choice made on a page. */
const MOST_CHOSEN = 100;

/**
 * GET /bills/documents.zip: the bills that were ticked, otherwise all that the filters leave. What is not the account's,
 * or has no document, is left out; nothing at all is not there.
 */
export async function documentsArchive({ pool, objects }: Parts, visit: CustomerVisit): Promise<Raw> {
  const { account, query, today, language } = visit;
  const filters = readFilters(query);
  checkContract(filters, await listOwed(pool, { accountId: account.id, today }));
  const ticked = query.names().filter((name) => name.startsWith('bill-'));
  const known = ticked.slice(0, MOST_CHOSEN).map((name) => readId(name.slice('bill-'.length)));
  const ids = ticked.length === 0 ? null : known.filter((id) => id !== undefined);
  const chosen = { ...selectionOf(filters), state: filters.state, ids, accountId: account.id, today, limit: PORTION };
  const after = (place: Place): Promise<ListDocumentsRow[]> =>
    listDocuments(pool, { ...chosen, afterDay: place.day, afterId: place.id });
  const first = await after(readPlace(''));
  if (first.length === 0) throw new NotFound();
  const name = `${listTexts(language).fileName}-${today}.zip`;
  const archive = Readable.from(zip(filesOf(first, { after, objects })), { objectMode: false });
  return raw('application/zip', archive, { 'content-disposition': `attachment; filename="${name}"` });
}

type Rest = { readonly after: (place: Place) => Promise<ListDocumentsRow[]>; readonly objects: Objects };

/** One document is open at a time, and no connection while a slow reader takes its time. */
async function* filesOf(first: ListDocumentsRow[], { after, objects }: Rest): AsyncGenerator<FileToZip> {
  const taken = new Set<string>();
  let rows = first;
  while (rows.length > 0) {
    for (const row of rows) yield fileOf({ ...row, kind: kindOf(row) }, { taken, objects });
    const last = rows.length < PORTION ? undefined : rows.at(-1);
    rows = last === undefined ? [] : await after({ day: last.issuedOn, id: last.id });
  }
}

type Into = { readonly taken: Set<string>; readonly objects: Objects };

/** Two numbers may differ in a sign only that no file name has. */
function fileOf(bill: BillDocument & { readonly id: number }, { taken, objects }: Into): FileToZip {
  const usual = documentName(bill);
  const name = taken.has(usual) ? usual.replace(/\.pdf$/, `-${bill.id}.pdf`) : usual;
  taken.add(name);
  return {
    name,
    content: async function* () {
      yield* (await readDocument(objects, bill)) as AsyncIterable<Buffer>;
    },
  };
}

function kindOf({ kind }: { readonly kind: string }): BillDocument['kind'] {
  return kind === 'credit_note' ? 'credit_note' : 'invoice';
}
