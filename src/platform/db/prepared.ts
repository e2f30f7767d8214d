/**
 * A named statement on its way through `pg`. `pg` itself would ask with every execution what the columns are called and
 * of what type they are, copy the question, and send it in four writes; that costs as much again as PostgreSQL's answer.
 * The generated statements know their columns, so this sends bind, execute and sync in one write and hands each row's cells
 * over as they come (decision 28).
 */
import type { Socket } from 'node:net';
import { createRequire } from 'node:module';
import type { Connection, Submittable } from 'pg';
import { serialize } from 'pg-protocol';
import type { Cells } from './cells.ts';

/** Of pg's connection, what a statement needs. */
type Line = {
  readonly stream: Socket;
  /** Statements that this connection has prepared, and those it has been asked to: text by name. */
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
};

type Asked<Row> = {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly row: (cells: Cells) => Row;
};

const executeAndSync = Buffer.concat([serialize.execute(), serialize.sync()]);

const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils') as {
  prepareValue: (value: unknown) => string | Buffer | null;
};

/** As PostgreSQL reads it. An instant goes as UTC: pg would write it in the time zone of the machine. */
function wire(value: unknown): string | Buffer | null {
  if (typeof value === 'string') return value;
  return value instanceof Date ? value.toISOString() : prepareValue(value);
}

export class Prepared<Row> implements Submittable {
  readonly rows: Row[] = [];
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** Set by pg: called once, when PostgreSQL is ready for the next statement or this one has failed. */
  declare callback: (error?: Error) => void;
  readonly #row: (cells: Cells) => Row;
  #tag = '';
  #unreadable: Error | undefined;

  constructor({ name, text, values, row }: Asked<Row>) {
    this.name = name;
    this.text = text;
    this.values = values;
    this.#row = row;
  }

  /** How many rows were written or read: `INSERT 0 3`, `UPDATE 2`. */
  get count(): number {
    return Number(this.#tag.slice(this.#tag.lastIndexOf(' ') + 1));
  }

  submit(connection: Connection): Error | undefined {
    const { stream, parsedStatements, submittedNamedStatements } = connection as unknown as Line;
    const { name, text } = this;
    const known = parsedStatements[name] ?? submittedNamedStatements[name];
    if (known !== undefined && known !== text) return new Error(`two statements are called ${name}`);
    try {
      const bound = serialize.bind({ statement: name, values: this.values as unknown[], valueMapper: wire });
      if (!stream.writable) return undefined; // pg fails it when it hears of the end
      if (known === undefined) {
        stream.write(Buffer.concat([serialize.parse({ name, text }), bound, executeAndSync]));
        submittedNamedStatements[name] = text;
      } else {
        stream.write(Buffer.concat([bound, executeAndSync]));
      }
      return undefined;
    } catch (error) {
      return error as Error;
    }
  }

  handleDataRow({ fields }: { readonly fields: Cells }): void {
    if (this.#unreadable !== undefined) return;
    try {
      this.rows.push(this.#row(fields));
    } catch (error) {
      this.#unreadable = error as Error;
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#tag = text;
  }

  handleReadyForQuery(): void {
    this.callback(this.#unreadable);
  }

  handleError(error: Error): void {
    this.callback(error);
  }
}
