/** What the one who measures and the two servers under measurement say to each other. */
export type FromChild =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'cpu'; readonly microseconds: number }
  | { readonly kind: 'recorded'; readonly statements: Recorded[] }
  | { readonly kind: 'ready' };

export type ToChild =
  | { readonly kind: 'cpu' }
  | { readonly kind: 'record' }
  | { readonly kind: 'recorded' }
  | { readonly kind: 'play'; readonly script: Script };

/** One statement as it went to PostgreSQL, and the first cell of each row that came back. */
export type Recorded = {
  readonly name?: string;
  readonly text: string;
  readonly values?: unknown[];
  readonly rowMode?: 'array';
  readonly gave: unknown[];
};

/** What stands in a recorded statement, and what stands for it in another person's turn. */
export type Pairs = readonly (readonly [recorded: string | number, meant: string | number])[];

/**
 * What the floor sends for a page: the same statements, the same headers, as many bytes. A request says `x-turn: 17 4`
 * for the 17th person's fourth turn.
 */
export type Script = {
  readonly page: string;
  readonly statements: Recorded[];
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly bytes: number;
  readonly people: readonly Pairs[];
  readonly steps: readonly Pairs[];
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
