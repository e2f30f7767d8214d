/** The files of an archive, one after the other, each made while it is packed. */
import type { Readable } from 'node:stream';
import type { Language } from '#kernel/language.ts';
import { csv } from '#platform/files/csv.ts';
import type { Cell, Table } from '#platform/files/tables.ts';
import type { FileToZip } from '#platform/files/zip.ts';
import { contentKey, type Objects } from '#platform/objects/objects.ts';
import { portionsById, type ColumnKind, type DataSet, type Source } from './data-set.ts';
import { dataSets } from './data-sets.ts';
import { countOwnFiles, listOwnAttachments, listOwnDocuments } from './data.sql.ts';
import { words } from './words.ts';

type Wanted = {
  readonly source: Source;
  readonly objects: Objects;
  readonly language: Language;
  readonly readme: string;
};

/** How many files there will be. */
export async function countFiles({ db, accountId }: Source): Promise<number> {
  const { documents, attachments } = await countOwnFiles(db, { accountId });
  return 1 + 2 * dataSets.length + documents + attachments;
}

/** The README first, then the lists, then documents. */
export async function* filesOf({ source, objects, language, readme }: Wanted): AsyncGenerator<FileToZip> {
  yield { name: `${readmeNames[language]}.txt`, content: () => [`\uFEFF${readme}`] };
  for (const dataSet of dataSets) {
    yield { name: `${dataSet.name}.csv`, content: () => csv(tableOf(dataSet, source), language) };
    yield { name: `${dataSet.name}.json`, content: () => jsonOf(dataSet, source) };
  }
  for await (const bills of portionsById(source, listOwnDocuments)) {
    for (const { number, kind, sha256 } of bills) {
      const sort = kind === 'credit_note' ? 'credit-note' : 'bill';
      const name = `bills/${sort}-${number.replaceAll('/', '-')}.pdf`;
      yield await document({ name, key: contentKey('bills', sha256) }, { objects, language });
    }
  }
  for await (const attachments of portionsById(source, listOwnAttachments)) {
    for (const { id, conversation, name, objectKey } of attachments) {
      const named = `attachments/${conversation}-${id}-${fileName(name)}`;
      yield await document({ name: named, key: objectKey }, { objects, language });
    }
  }
}

const readmeNames: Readonly<Record<Language, string>> = { sl: 'PREBERI', en: 'README', hr: 'PROCITAJ' };

/** A name from outside becomes no path. */
function fileName(name: string): string {
  return name
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(-100);
}

type Stored = { readonly name: string; readonly key: string };
type From = { readonly objects: Objects; readonly language: Language };

/** A document that the storage has lost is told of, rather than keeping all others from their owner. */
async function document({ name, key }: Stored, { objects, language }: From): Promise<FileToZip> {
  const body: Readable | undefined = await objects.open(key);
  if (body === undefined) return { name: `${name}.txt`, content: () => [words[language].lost] };
  return { name, content: () => body as AsyncIterable<Uint8Array> };
}

function tableOf({ name, columns, rows }: DataSet, source: Source): Table {
  return {
    title: name,
    columns: columns.map(([header, kind]) => ({
      header,
      kind: kind === 'number' || kind === 'day' ? kind : 'text',
      width: 20,
    })),
    rows: async function* () {
      for await (const portion of rows(source)) {
        yield portion.map((row) => columns.map(([column, kind]) => cellOf(row[column], kind)));
      }
    },
  };
}

function cellOf(value: unknown, kind: ColumnKind): Cell {
  const plain = valueOf(value, kind);
  if (plain === null || typeof plain === 'number' || typeof plain === 'string') return plain;
  return JSON.stringify(plain);
}

async function* jsonOf({ columns, rows }: DataSet, source: Source): AsyncGenerator<string> {
  let before = '[';
  for await (const portion of rows(source)) {
    for (const row of portion) {
      const entry = Object.fromEntries(columns.map(([column, kind]) => [column, valueOf(row[column], kind)]));
      yield `${before}\n  ${JSON.stringify(entry)}`;
      before = ',';
    }
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

/** What JSON can say: instants as ISO text; nothing is null. */
function valueOf(value: unknown, kind: ColumnKind): unknown {
  if (value === undefined || value === null) return null;
  if (kind === 'moment') return (value as Date).toISOString();
  return kind === 'json' ? (JSON.parse(value as string) as unknown) : value;
}
