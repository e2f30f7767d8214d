/**
 * What comes in and what goes out, as plain values. Pages are written against these; only `server.ts` beside this file
 * knows Fastify.
 */
import type { Readable } from 'node:stream';
import type { PageLanguage } from '#kernel/language.ts';
import type { Html } from '#platform/html/html.ts';
import type { Fields } from './fields.ts';

export type Method = 'GET' | 'POST';

export type HttpRequest = {
  readonly id: string;
  readonly method: Method;
  /** The path without the query string, as it came: `/readings/new`. */
  readonly path: string;
  /** Path and query string as they came: for "back to where I was". */
  readonly address: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Fields;
  readonly form: Fields;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly header: (name: string) => string | undefined;
  /** The visitor's address; behind a proxy only as far as TRUST_PROXY says. */
  readonly ip: string;
  /** Files that came with the form; none until they were received. */
  readonly files: readonly SentFile[];
  /** Where the address takes files: reads the form that brings them, once it is known who sends it. */
  readonly receive?: () => Promise<Pick<HttpRequest, 'form' | 'files'>>;
};

/** A file as it was sent. Its name and what it is are the sender's word: judge the bytes. They are gone after the answer. */
export type SentFile = {
  readonly field: string;
  readonly name: string;
  readonly size: number;
  /** False where it was longer than a file may be, and was cut. */
  readonly whole: boolean;
  readonly bytes: () => Promise<Buffer>;
};

/** `maxAgeSeconds` absent: until the browser closes; 0: remove. */
export type CookieChange = { readonly name: string; readonly value: string; readonly maxAgeSeconds?: number };

type Common = {
  readonly status: number;
  readonly cookies?: readonly CookieChange[];
  readonly headers?: Readonly<Record<string, string>>;
};

/** A page: what stands in the middle. The application puts the frame around it. */
export type Page = Common & {
  readonly kind: 'page';
  readonly title: string;
  readonly main: Html;
  /** Where it is not the visitor's: what an unknown visitor opens from a letter is in the language of the letter. */
  readonly language?: PageLanguage;
  /** The way back: the pages above this one. */
  readonly crumbs?: readonly { readonly label: string; readonly href: string }[];
  /** `gate`: the page brings its own full-width top (sign-in). */
  readonly frame?: 'gate';
  /** Where something goes on meanwhile: a browser without scripts asks for the page anew after so many seconds. */
  readonly refreshSeconds?: number;
  /** Enhancers that this page needs beside the common one, by asset name. */
  readonly scripts?: readonly string[];
  /** A feed of what the page lists, for readers of feeds to find. */
  readonly feed?: { readonly href: string; readonly title: string };
};

export type Raw = Common & {
  readonly kind: 'raw';
  readonly type: string;
  readonly body: string | Buffer | Readable | Html;
};

export type Redirect = Common & { readonly kind: 'redirect'; readonly location: string };

export type Reply = Page | Raw | Redirect;

type PageParts = Omit<Page, 'kind' | 'status'> & { readonly status?: number };

export function page(parts: PageParts): Page {
  return { status: 200, ...parts, kind: 'page' };
}

/** After a write: the browser gets the next page by GET, so that reload and back send nothing again. */
export function seeOther(location: string, cookies: readonly CookieChange[] = []): Redirect {
  return { kind: 'redirect', status: 303, location, cookies };
}

export function raw(type: string, body: Raw['body'], headers: Readonly<Record<string, string>> = {}): Raw {
  return { kind: 'raw', status: 200, type, body, headers };
}

/** Thrown where a thing is not there, and likewise where it is there but not the visitor's: both are 404. */
export class NotFound extends Error {
  constructor() {
    super('not found');
    this.name = 'NotFound';
  }
}

/** The value, or NotFound: for things that are looked up by what stands in an address. */
export function orNotFound<T>(value: T | undefined): T {
  if (value === undefined) throw new NotFound();
  return value;
}

/** A row id from an address: a positive whole number that PostgreSQL's bigint and JavaScript both hold, or NotFound. */
export function idOf(text: string | undefined): number {
  const id = /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : undefined;
  return orNotFound(id);
}
