/**
 * Which of the eight masks a QR code gets. The standard (ISO/IEC 18004, 7.8.3) has all eight drawn and the one taken that
 * least resembles a finder pattern or a blot. The library does that module by module in lists of lists, which costs
 * more than the rest of a slip; here it is the same rules on flat bytes.
 */

/** Dark modules are 1, light ones 0, row by row. */
export type Modules = Uint8Array;

const MASKS = 8;
const RUN = { from: 5, penalty: 3 };
const BLOCK_PENALTY = 3;
const FINDER_PENALTY = 40;
const BALANCE_PENALTY = 10;
/** Dark, light, three dark, light, dark, with four light ones after or before. */
const FINDER_THEN_LIGHT = 0b10111010000;
const LIGHT_THEN_FINDER = 0b00001011101;
const ELEVEN_BITS = 0b11111111111;

/**
 * A choice of masks for codes of one version and level. `encode` draws any such code with the mask: what two masks differ
 * in does not depend on what the code says, so that eight drawings of one text, made once, serve all.
 */
export function bestMasked(encode: (mask: number) => Modules): (drawnWithMask0: Modules) => Modules {
  const first = encode(0);
  const differences = Array.from({ length: MASKS }, (_, mask) => exclusiveOr(encode(mask), first));
  const size = Math.sqrt(first.length);
  return (drawn) => {
    const candidates = differences.map((difference) => exclusiveOr(drawn, difference));
    const penalties = candidates.map((candidate) => penalty(candidate, size));
    return candidates[penalties.indexOf(Math.min(...penalties))] ?? drawn;
  };
}

/** How hard a code of so many modules a side is to read; lower is better. */
export function penalty(modules: Modules, size: number): number {
  let sum = blots(modules, size) + imbalance(modules);
  for (let line = 0; line < size; line++) {
    sum += lineAlong(modules, { start: line * size, step: 1, size });
    sum += lineAlong(modules, { start: line, step: size, size });
  }
  return sum;
}

type Line = { readonly start: number; readonly step: number; readonly size: number };

/** Five and more alike in a row, and what looks like a finder pattern. */
function lineAlong(modules: Modules, { start, step, size }: Line): number {
  let sum = 0;
  let run = 0;
  let seen = 0;
  let previous = -1;
  for (let count = 1, at = start; count <= size; count++, at += step) {
    const module = modules[at] ?? 0;
    run = module === previous ? run + 1 : 1;
    previous = module;
    if (run === RUN.from) sum += RUN.penalty;
    else if (run > RUN.from) sum++;
    seen = ((seen << 1) | module) & ELEVEN_BITS;
    if (count >= 11 && (seen === FINDER_THEN_LIGHT || seen === LIGHT_THEN_FINDER)) sum += FINDER_PENALTY;
  }
  return sum;
}

/** Four alike in a square. */
function blots(modules: Modules, size: number): number {
  let sum = 0;
  for (let at = 0; at < size * (size - 1); at++) {
    if (at % size === size - 1) continue;
    const module = modules[at];
    if (modules[at + 1] === module && modules[at + size] === module && modules[at + size + 1] === module) {
      sum += BLOCK_PENALTY;
    }
  }
  return sum;
}

/** Each five per cent that dark modules are away from the half. */
function imbalance(modules: Modules): number {
  const dark = modules.reduce((sum, module) => sum + module, 0);
  return BALANCE_PENALTY * Math.floor(Math.abs(dark * 20 - modules.length * 10) / modules.length);
}

function exclusiveOr(one: Modules, other: Modules): Modules {
  return one.map((module, index) => module ^ (other[index] ?? 0));
}
