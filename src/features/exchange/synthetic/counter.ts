/** A register that counts: what it shows after so much use, round and round its drum. */

export type Drum = { readonly wholeDigits: number; readonly startState: number };

/** What the register shows when this much has been counted since the meter was installed. */
export function shown(drum: Drum, counted: number): number {
  const capacity = 10 ** drum.wholeDigits;
  return (((drum.startState + counted) % capacity) + capacity) % capacity;
}
