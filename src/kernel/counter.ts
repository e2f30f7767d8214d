/**
 * The arithmetic of registers. A meter's register shows a counter that starts somewhere, rolls over from 99999 to
 * 00000 and ends when the meter is exchanged; what is billed is how far it moved. Every reading therefore gets a
 * total that only ever grows, across roll-overs and exchanges, and a difference is one total minus another.
 * Totals are exact: integers in thousandths of the register's unit, that is Wh for kWh and litres for m³.
 * Sources: domain.md §4.2 (roll-over, exchange, constant).
 */

/** Whole thousandths of a register's unit: Wh where the register counts kWh, litres where it counts m³. */
export type Thousandths = bigint;

/** What a register's totals depend on. */
export type CounterRegister = {
  /** What the register showed when the meter was installed; often 0, not always. */
  readonly startState: number;
  /** Units per counted unit (the transformer ratio); up to three decimals. */
  readonly constant: number;
  /** Total of the same register code on the meters before this one. */
  readonly carried: Thousandths;
  /** Digits before the decimal point, 4–9. */
  readonly wholeDigits: number;
};

/** What the display showed, and how often it had rolled over since the meter was installed. */
export type CounterReading = { readonly value: number; readonly turns: number };

/** How many values a register can show before it starts again: 100 000 for five digits. */
export function capacity(wholeDigits: number): number {
  return 10 ** wholeDigits;
}

/** All that has passed through registers of this code up to the reading. Negative only below the start state. */
export function registerTotal(register: CounterRegister, reading: CounterReading): Thousandths {
  const counted =
    BigInt(reading.turns) * BigInt(capacity(register.wholeDigits)) +
    BigInt(reading.value) -
    BigInt(register.startState);
  return register.carried + BigInt(Math.round(register.constant * 1000)) * counted;
}

/** What passed between two readings of one register code, in thousandths. */
export function difference(total: Thousandths, previousTotal: Thousandths): Thousandths {
  return total - previousTotal;
}

/** Turns of the first moment at or after the previous reading at which the register shows this value. */
export function turnsAfter(previous: CounterReading, value: number): number {
  return value < previous.value ? previous.turns + 1 : previous.turns;
}

/**
 * The `carried` of the same register code on the meter that replaces this one.
 * The final state may have rolled over once more since the last reading: the smallest total not below it is taken.
 */
export function carriedAfterExchange(
  register: CounterRegister,
  finalState: number,
  lastReading: CounterReading = { value: register.startState, turns: 0 },
): Thousandths {
  return registerTotal(register, { value: finalState, turns: turnsAfter(lastReading, finalState) });
}

/**
 * Exact thousandths of a decimal with up to three places, such as PostgreSQL's `numeric(15,3)` comes: `1234.500`.
 * Anything else is a fault of the caller and throws.
 */
export function thousandths(decimal: string): Thousandths {
  const parts = /^(-?)(\d+)(?:\.(\d{1,3}))?$/.exec(decimal);
  if (!parts) throw new RangeError(`not a decimal with up to three places: ${decimal}`);
  const size = BigInt((parts[2] ?? '') + (parts[3] ?? '').padEnd(3, '0'));
  return parts[1] ? -size : size;
}

/** Thousandths as a plain number of units (kWh, m³), for people and charts. */
export function inUnits(amount: Thousandths): number {
  return Number(amount) / 1000;
}
