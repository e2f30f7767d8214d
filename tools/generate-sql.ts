/**
 * Makes `<name>.sql.ts` from every `<name>.sql` under src: one typed function per named block.
 *
 *   -- name: findAccountByEmail :maybe          many | one | maybe | none
 *   -- json points: Point[] from ./points.ts    the type of a json column (optional)
 *   -- Any further comment becomes the docstring.
 *   select a.id, count(*) as "tries!" from accounts a where lower(a.email) = lower(:email)
 *
 * PostgreSQL itself describes the statement: parameter and column types come from the migrated database. A column of a
 * table is nullable as the table says; an expression is nullable. `as "x!"` and `as "x?"` overrule that (outer joins!).
 * `:name?` lets a parameter be null. `snake_case` columns become `camelCase` fields.
 */
import { readFile, writeFile, glob } from 'node:fs/promises';
import { basename, dirname, relative } from 'node:path';
import pg from 'pg';

type Column = { name: string; type: string; tableID: number; columnID: number };
type Described = { parameters: string[]; columns: Column[] };
type Block = {
  name: string;
  gives: 'many' | 'one' | 'maybe' | 'none';
  doc: string[];
  json: Map<string, { type: string; from: string | undefined }>;
  text: string;
  parameters: { name: string; nullable: boolean }[];
};

const typeScriptOf: Record<string, string> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'string',
  text: 'string',
  varchar: 'string',
  uuid: 'string',
  bytea: 'Buffer',
  date: 'Day',
  timestamptz: 'Date',
  json: 'unknown',
  jsonb: 'unknown',
  _text: 'string[]',
  _int8: 'number[]',
  _int4: 'number[]',
  _date: 'Day[]',
  _bool: 'boolean[]',
  _bytea: 'Buffer[]',
};

/** What reads a cell of such a type (platform/db/cells.ts); none where it is the text that it is. */
const readerOf: Record<string, string | undefined> = {
  string: undefined,
  Day: undefined,
  number: 'number',
  boolean: 'flag',
  Buffer: 'bytes',
  Date: 'instant',
  unknown: 'json',
  'string[]': 'textList',
  'Day[]': 'textList',
};

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Splits a file into its named blocks. */
function parseBlocks(file: string, source: string): Block[] {
  const blocks: Block[] = [];
  for (const part of source.split(/^(?=-- name:)/m)) {
    const header = /^-- name: (\w+) :(many|one|maybe|none)\s*$/m.exec(part.split('\n')[0] ?? '');
    if (header === null) {
      if (blocks.length === 0 && !part.startsWith('-- name:')) continue; // the file's own introduction
      throw new Error(`${file}: a block must start with "-- name: thing :many|one|maybe|none"`);
    }
    blocks.push(parseBlock(header[1] ?? '', header[2] as Block['gives'], part));
  }
  return blocks;
}

function parseBlock(name: string, gives: Block['gives'], part: string): Block {
  const lines = part.split('\n').slice(1);
  const block: Block = { name, gives, doc: [], json: new Map(), text: '', parameters: [] };
  while (lines[0]?.startsWith('--') === true) {
    const comment = (lines.shift() ?? '').slice(2).trim();
    const json = /^json (\w+): (.+?)(?: from (\S+))?$/.exec(comment);
    if (json === null) block.doc.push(comment);
    else block.json.set(json[1] ?? '', { type: json[2] ?? '', from: json[3] });
  }
  block.text = lines
    .join('\n')
    .trim()
    .replace(/;$/, '')
    .replace(/(?<![:\w]):([a-zA-Z]\w*)(\?)?/g, (_, parameter: string, nullable?: string) => {
      let index = block.parameters.findIndex((known) => known.name === parameter);
      if (index === -1) index = block.parameters.push({ name: parameter, nullable: false }) - 1;
      const found = block.parameters[index];
      if (nullable !== undefined && found !== undefined) found.nullable = true;
      return `$${index + 1}`;
    });
  return block;
}

type Message = {
  fields?: { name: string; dataTypeID: number; tableID: number; columnID: number }[];
  dataTypeIDs?: number[];
};

/** Asks PostgreSQL for a statement's parameters and columns, without running it. */
function describe(
  client: pg.Client,
  text: string,
): Promise<{ parameters: number[]; fields: NonNullable<Message['fields']> }> {
  const { connection } = client as unknown as {
    connection: NodeJS.EventEmitter & Record<string, (argument?: object) => void>;
  };
  return new Promise((resolve, reject) => {
    let parameters: number[] = [];
    let fields: NonNullable<Message['fields']> = [];
    const onParameters = (message: Message): void => void (parameters = message.dataTypeIDs ?? []);
    connection.once('parameterDescription', onParameters);
    const done = (): void => void connection.removeListener('parameterDescription', onParameters);
    client.query({
      submit: () => {
        connection['parse']?.({ name: '', text, types: [] });
        connection['describe']?.({ type: 'S', name: '' });
        connection['sync']?.();
      },
      handleRowDescription: (message: Message) => void (fields = message.fields ?? []),
      handleError: (error: Error) => (done(), reject(error)),
      handleReadyForQuery: () => (done(), resolve({ parameters, fields })),
    } as unknown as pg.Submittable);
  });
}

async function describeBlock(client: pg.Client, block: Block): Promise<Described> {
  const { parameters, fields } = await describe(client, block.text);
  const oids = [...new Set([...parameters, ...fields.map((field) => field.dataTypeID)])];
  const { rows } = await client.query<{ oid: number; typname: string }>(
    'select oid::int, typname from pg_type where oid = any($1)',
    [oids],
  );
  const nameOf = new Map(rows.map((row) => [row.oid, row.typname]));
  const typeOf = (id: number): string => {
    const type = typeScriptOf[nameOf.get(id) ?? ''];
    if (type === undefined) throw new Error(`no TypeScript type for PostgreSQL's ${nameOf.get(id) ?? id}`);
    return type;
  };
  return {
    parameters: parameters.map(typeOf),
    columns: fields.map((field) => ({
      name: field.name,
      type: typeOf(field.dataTypeID),
      tableID: field.tableID,
      columnID: field.columnID,
    })),
  };
}

async function isNotNull(client: pg.Client, column: Column): Promise<boolean> {
  if (column.tableID === 0) return false;
  const { rows } = await client.query<{ attnotnull: boolean }>(
    'select attnotnull from pg_attribute where attrelid = $1 and attnum = $2',
    [column.tableID, column.columnID],
  );
  return rows[0]?.attnotnull === true;
}

async function writeBlock(client: pg.Client, block: Block, owner: string): Promise<string> {
  const described = await describeBlock(client, block);
  const parameters = block.parameters.map((parameter, index) => {
    const type = described.parameters[index] ?? 'unknown';
    return `${parameter.name}: ${type}${parameter.nullable ? ' | null' : ''}`;
  });
  const fields: { name: string; type: string; cell: (cell: string) => string }[] = [];
  for (const column of described.columns) {
    const bare = column.name.replace(/[!?]$/, '');
    const sure = column.name.endsWith('!') || (!column.name.endsWith('?') && (await isNotNull(client, column)));
    const type = block.json.get(camel(bare))?.type ?? column.type;
    if (!(column.type in readerOf)) throw new Error(`nothing reads a column of ${column.type}`);
    const reader = readerOf[column.type];
    const cell = (text: string): string => (reader === undefined ? text : `${reader}(${text})`);
    fields.push({ name: camel(bare), type: sure ? type : `${type} | null`, cell });
  }
  const hasRow = block.gives !== 'none';
  if (hasRow && fields.length === 0) throw new Error(`${block.name} gives no columns: it is :none`);
  const rowType = `${pascal(block.name)}Row`;
  const parameterType = parameters.length === 0 ? 'Record<string, never>' : `{ ${parameters.join('; ')} }`;
  const lines: string[] = [];
  if (hasRow)
    lines.push(`export type ${rowType} = {`, ...fields.map((field) => `  ${field.name}: ${field.type};`), '};', '');
  if (block.doc.length > 0) lines.push('/**', ...block.doc.map((line) => ` * ${line}`), ' */');
  lines.push(
    `export const ${block.name} = ${block.gives}<${parameterType}${hasRow ? `, ${rowType}` : ''}>({`,
    `  name: '${owner}/${block.name}',`,
    `  text: ${JSON.stringify(block.text)},`,
    parameters.length === 0
      ? `  values: () => [],`
      : `  values: (p) => [${block.parameters.map((p) => `p.${p.name}`).join(', ')}],`,
  );
  if (hasRow)
    lines.push(
      `  row: (c) => ({ ${fields.map((f, i) => `${f.name}: ${f.cell(`c[${i}]`)} as ${f.type}`).join(', ')} }),`,
    );
  lines.push('});', '');
  return lines.join('\n');
}

async function writeModule(client: pg.Client, file: string, source: string): Promise<string> {
  const blocks = parseBlocks(file, source);
  const owner =
    relative('src', dirname(file)).replace('features/', '') +
    (basename(file) === 'store.sql' ? '' : `/${basename(file, '.sql')}`);
  const body: string[] = [];
  for (const block of blocks) {
    try {
      body.push(await writeBlock(client, block, owner));
    } catch (error) {
      throw new Error(`${file}: ${block.name}: ${(error as Error).message}`, { cause: error });
    }
  }
  const code = body.join('\n');
  const imports = [
    `import { ${[...new Set(blocks.map((block) => block.gives))].toSorted().join(', ')} } from '#platform/db/query.ts';`,
  ];
  const readers = [...new Set(Object.values(readerOf))].filter(
    (name): name is string => name !== undefined && code.includes(` ${name}(c[`),
  );
  if (readers.length > 0) imports.push(`import { ${readers.toSorted().join(', ')} } from '#platform/db/cells.ts';`);
  if (/\bDay\b/.test(code)) imports.push(`import type { Day } from '#kernel/day.ts';`);
  const foreign = new Map<string, Set<string>>();
  for (const block of blocks) {
    for (const { type, from } of block.json.values()) {
      if (from === undefined) continue;
      const names = foreign.get(from) ?? new Set<string>();
      for (const name of type.match(/[A-Z]\w*/g) ?? []) names.add(name);
      foreign.set(from, names);
    }
  }
  for (const [from, names] of foreign)
    imports.push(`import type { ${[...names].toSorted().join(', ')} } from '${from}';`);
  return `// Generated from ${basename(file)} by \`npm run generate\`. Do not edit.\n${imports.join('\n')}\n\n${code}`;
}

/** Generates everything; with `check` writes nothing and returns the files that are stale. */
export async function generateSql(connection: pg.ClientConfig, check: boolean): Promise<string[]> {
  const { format, resolveConfig } = await import('prettier');
  const client = new pg.Client(connection);
  await client.connect();
  const stale: string[] = [];
  try {
    for await (const file of glob('src/**/*.sql')) {
      const wanted = await format(await writeModule(client, file, await readFile(file, 'utf8')), {
        ...(await resolveConfig(file)),
        parser: 'typescript',
      });
      const target = `${file}.ts`;
      const present = await readFile(target, 'utf8').catch(() => '');
      if (present === wanted) continue;
      stale.push(target);
      if (!check) await writeFile(target, wanted);
    }
  } finally {
    await client.end();
  }
  return stale;
}
