/** Time from outside: rules and actions get "now" as an argument, tests set it. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is set; what tests and walks through a year use. */
export function fixedClock(start: string): Clock & { set(instant: string): void } {
  let current = new Date(start);
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = new Date(instant);
    },
  };
}
