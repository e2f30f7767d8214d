/** `odcitek generate`: a synthetic registry for load and scale tests. */
import { parseArgs } from 'node:util';
import { generateRegistry } from '#features/exchange/index.ts';
import { parseDay } from '#kernel/day.ts';

export async function generateCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      points: { type: 'string' },
      out: { type: 'string' },
      seed: { type: 'string', default: '1' },
      months: { type: 'string', default: '24' },
      today: { type: 'string' },
    },
  });
  const points = wholeNumber(values.points, 999_000_000);
  const seed = wholeNumber(values.seed, 2 ** 31);
  const months = wholeNumber(values.months, 1200);
  const today = values.today === undefined ? undefined : parseDay(values.today);
  if (points === undefined || seed === undefined || months === undefined || values.out === undefined) {
    console.error('Say --points N and --out FOLDER; --seed and --months are whole numbers.');
    return 2;
  }
  if (values.today !== undefined && today === undefined) {
    console.error('--today must be a day written YYYY-MM-DD.');
    return 2;
  }
  await generateRegistry({
    points,
    folder: values.out,
    seed,
    months,
    ...(today === undefined ? {} : { today }),
    onProgress: progressOf(points),
  });
  console.log(`Wrote a registry of ${points} metering points with ${months} months of readings to ${values.out}.`);
  return 0;
}

function wholeNumber(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return undefined;
  const number = Number(text);
  return number > 0 && number <= most ? number : undefined;
}

/** A line that counts up, where there is somebody to watch it. */
function progressOf(points: number): (done: number) => void {
  let told = -1;
  return (done) => {
    const percent = Math.floor((100 * done) / points);
    if (!process.stderr.isTTY || percent === told) return;
    told = percent;
    process.stderr.write(`\r${percent} %${done === points ? '\n' : ''}`);
  };
}
