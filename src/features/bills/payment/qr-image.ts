/** Payment data as QR codes, and a QR code as something to draw. */
import nayuki from 'nayuki-qr-code-generator';
import { bestMasked, type Modules } from './qr-mask.ts';

/** Dark and light modules; x counts from the left, y from the top, the light margin round them not included. */
export type QrImage = { readonly size: number; readonly isDark: (x: number, y: number) => boolean };

/** What a UPN QR holds in version 15 with error correction M and its character set named. */
export const UPN_MOST_BYTES = 411;
/** What the European Payments Council allows. */
export const EPC_MOST_BYTES = 331;

/** Light modules that must surround a code. */
export const QUIET = 4;

const ISO_8859_2 = 4;
const UPN_VERSION = 15;
const UPN_SIZE = 77;
const EPC_LARGEST_VERSION = 13;

// The package says CommonJS by its missing "type" and is a module: what is declared as `default` is the module itself.
const { QrCode, QrSegment } = nayuki as unknown as typeof nayuki.default;

/**
 * The code of a UPN slip: always version 15 (77 modules), error correction M, ISO 8859-2 named by ECI 4, bytes
 * (domain.md §5.1). Throws RangeError above 411 bytes.
 */
export function upnQrImage(bytes: Uint8Array): QrImage {
  if (bytes.length > UPN_MOST_BYTES) throw new RangeError(`A UPN QR holds ${UPN_MOST_BYTES} bytes.`);
  upnMasked ??= bestMasked((mask) => modulesOf(upnCode(new Uint8Array(), mask)));
  const modules = upnMasked(modulesOf(upnCode(bytes, 0)));
  return { size: UPN_SIZE, isDark: (x, y) => modules[y * UPN_SIZE + x] === 1 };
}

/** The code of an EPC payload: error correction M, at most version 13. Throws RangeError above 331 bytes. */
export function epcQrImage(bytes: Uint8Array): QrImage {
  if (bytes.length > EPC_MOST_BYTES) throw new RangeError(`An EPC QR holds ${EPC_MOST_BYTES} bytes.`);
  const segments = [QrSegment.makeBytes([...bytes])];
  const code = QrCode.encodeSegments(segments, QrCode.Ecc.MEDIUM, 1, EPC_LARGEST_VERSION, -1, false);
  return { size: code.size, isDark: (x, y) => code.getModule(x, y) };
}

/**
 * The dark modules as one SVG path in units of a module, one piece for each run of a row; the margin is included, so
 * that a viewBox of `0 0 n n` with n = size + 2 · QUIET shows the whole code.
 */
export function qrPath(image: QrImage): string {
  let path = '';
  for (const { x, y, length } of darkRuns(image)) path += `M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`;
  return path;
}

/** Dark modules side by side, row by row from the top. */
export function* darkRuns({ size, isDark }: QrImage): Generator<{ x: number; y: number; length: number }> {
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue;
      const start = x;
      while (x < size && isDark(x, y)) x++;
      yield { x: start, y, length: x - start };
    }
  }
}

type Code = InstanceType<typeof QrCode>;

let upnMasked: ReturnType<typeof bestMasked> | undefined;

function upnCode(bytes: Uint8Array, mask: number): Code {
  const segments = [QrSegment.makeEci(ISO_8859_2), QrSegment.makeBytes([...bytes])];
  return QrCode.encodeSegments(segments, QrCode.Ecc.MEDIUM, UPN_VERSION, UPN_VERSION, mask, false);
}

function modulesOf(code: Code): Modules {
  const modules = new Uint8Array(code.size * code.size);
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) modules[y * code.size + x] = code.getModule(x, y) ? 1 : 0;
  }
  return modules;
}
