import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import nayuki from 'nayuki-qr-code-generator';
import { bestMasked, penalty, type Modules } from './qr-mask.ts';

const { QrCode, QrSegment } = nayuki as unknown as typeof nayuki.default;

function drawn(bytes: Uint8Array, mask: number): Modules {
  const code = QrCode.encodeSegments([QrSegment.makeBytes([...bytes])], QrCode.Ecc.MEDIUM, 15, 15, mask, false);
  return Uint8Array.from({ length: 77 * 77 }, (_, at) => Number(code.getModule(at % 77, Math.floor(at / 77))));
}

/** A picture of # and blanks, a row per text. */
function modulesOf(...rows: string[]): Modules {
  return Uint8Array.from(rows.join(''), (module) => (module === '#' ? 1 : 0));
}

test('of the eight drawings the one with the least penalty is taken', () => {
  const best = bestMasked((mask) => drawn(Uint8Array.of(1, 2, 3), mask));
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 411 }), (bytes) => {
      const all = Array.from({ length: 8 }, (_, mask) => drawn(bytes, mask));
      const penalties = all.map((modules) => penalty(modules, 77));
      const taken = best(drawn(bytes, 0));
      assert.deepEqual(taken, all[penalties.indexOf(Math.min(...penalties))]);
    }),
    { numRuns: 10 },
  );
});

test('the penalties are those of the standard', () => {
  const chequered = modulesOf('# #', ' # ', '# #');
  assert.equal(penalty(chequered, 3), 10, 'five of nine are dark: 55,6 %, one step of five per cent');
  const blot = modulesOf('##  ', '##  ', '  ##', '  ##');
  assert.equal(penalty(blot, 4), 4 * 3, 'four squares of two by two');
  const striped = modulesOf('######', '      ', '######', '      ', '######', '      ');
  assert.equal(penalty(striped, 6), 6 * 4, 'six rows of six alike: three, and one more for the sixth');
});

test('what looks like a finder pattern costs forty, on either side of four light modules', () => {
  const plain = Array.from({ length: 11 }, (_, row) => (row % 2 === 0 ? '# # # # # #' : ' # # # # # '));
  const withRow = (row: string): number => penalty(modulesOf(row, ...plain.slice(1)), 11);
  const without = withRow('# ### #  # ');
  assert.equal(without < 40, true);
  assert.ok(withRow('# ### #    ') >= 40);
  assert.ok(withRow('    # ### #') >= 40);
});
