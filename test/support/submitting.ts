/** Sending readings as a customer does: the form, and where the portal asks whether it is right, once more with a yes. */
import type { Answer, Browser } from './portal.ts';
import type { GivenPoint } from './registry.ts';

export type Sent = {
  /** By register code. */
  readonly values: Readonly<Record<string, number | string>>;
  /** Today unless said otherwise. */
  readonly date?: string;
  readonly kind?: 'submission' | 'own_record';
};

/** The fields of the form on `/readings/new` for a point. */
export function readingFields(
  { pointId, meterId }: Pick<GivenPoint, 'pointId' | 'meterId'>,
  { values, date, kind = 'submission' }: Sent,
): Record<string, string> {
  const registers = Object.entries(values).map(([code, value]) => [`r-${code}`, String(value)] as const);
  return {
    point: String(pointId),
    meter: String(meterId),
    kind,
    ...(date === undefined ? {} : { date }),
    ...Object.fromEntries(registers),
  };
}

/** Sends a reading and confirms what is odd about it. Gives the last answer: 303 to the receipt, or what was refused. */
export async function sendReading(
  browser: Browser,
  point: Pick<GivenPoint, 'pointId' | 'meterId'>,
  sent: Sent,
): Promise<Answer> {
  const fields = readingFields(point, sent);
  const from = `/readings/new?point=${point.pointId}`;
  const answer = await browser.post('/readings/new', fields, { from });
  const seen = /name="seen" value="([^"]+)"/.exec(answer.body)?.[1];
  if (answer.status !== 422 || seen === undefined) return answer;
  return browser.post('/readings/new', { ...fields, seen, confirm: 'yes' }, { from });
}
