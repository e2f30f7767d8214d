/** What both servers under measurement do for the one who measures: say where they listen and what CPU they have used. */
export type FromChild =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'cpu'; readonly microseconds: number }
  | { readonly kind: 'recorded'; readonly statements: Recorded[] };

export type ToChild =
  | { readonly kind: 'cpu' }
  | { readonly kind: 'record' }
  | { readonly kind: 'recorded' }
  | { readonly kind: 'play'; readonly path: string; readonly script: Script };

/** One statement as it went to PostgreSQL, and the first cell of each row that came back. */
export type Recorded = {
  readonly name?: string;
  readonly text: string;
  readonly values?: unknown[];
  readonly rowMode?: 'array';
  readonly gave: unknown[];
};

/** What the floor sends for a path: the same statements, as many bytes. */
export type Script = {
  readonly statements: Recorded[];
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly bytes: number;
};

export function tell(message: FromChild): void {
  process.send?.(message);
}

export function onOrder(handle: (order: ToChild) => void): void {
  process.on('message', (order: ToChild) => {
    if (order.kind !== 'cpu') return handle(order);
    const { user, system } = process.cpuUsage();
    tell({ kind: 'cpu', microseconds: user + system });
  });
  process.on('disconnect', () => process.exit(0));
}
