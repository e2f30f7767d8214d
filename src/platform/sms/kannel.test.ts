/** With Debian's Kannel itself. Where it is not installed these tests are skipped, and say so. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '#test/support/embedded.ts';
import { findKannel, startKannel, type Arrived, type RunningKannel } from '#test/support/kannel.ts';
import { readSmsUrl } from './gateway.ts';
import { gatewayRoute } from './route.ts';
import { segmentsOf } from './segments.ts';

const programs = await findKannel();
const skip = typeof programs === 'string' ? programs : false;
const to = '+38641123456';

describe('an SMS through a real Kannel', { skip }, () => {
  let kannel: RunningKannel;
  before(async () => {
    if (typeof programs === 'string') return;
    kannel = await startKannel(programs);
  });
  after(() => kannel.stop());

  /** Hands a text over and gives what reaches the phone, in the order of its parts. */
  async function send(text: string, transliterated = false): Promise<Arrived[]> {
    const gateway = readSmsUrl(kannel.smsUrl);
    assert.ok(gateway);
    const already = kannel.arrived.length;
    const route = gatewayRoute({ gateway, deliveryUrl: () => 'http://127.0.0.1:1/', transliterated });
    assert.deepEqual(await route.send({ id: 1, to, text }), { kind: 'accepted' });
    return eventually('the SMS to arrive', () => {
      const parts = kannel.arrived.slice(already);
      const expected = parts[0]?.header?.[4] ?? 1;
      return parts.length === expected ? parts : undefined;
    });
  }

  it('arrives with č š ž as it was written, as UCS-2', async () => {
    const text = 'GEN-I: čas je za odčitek, še danes. Žal. 💡';
    assert.deepEqual(await send(text), [{ from: 'GEN-I', to, header: undefined, encoding: 'ucs2', text }]);
  });

  it('arrives in the alphabet of SMS where the supplier wants that', async () => {
    const [sms, ...more] = await send('GEN-I: čas je za odčitek, še danes – [€ {ä}] ~', true);
    assert.deepEqual(sms, {
      from: 'GEN-I',
      to,
      header: undefined,
      encoding: 'gsm7',
      text: 'GEN-I: cas je za odcitek, se danes - [€ {ä}] ~',
    });
    assert.deepEqual(more, []);
  });

  const long: [name: string, text: string][] = [
    ['161 characters', 'abcdefg '.repeat(20) + 'h'],
    ['a euro sign on the border', `${'a'.repeat(152)}€${'b'.repeat(160)}`],
    ['letters of UCS-2', 'Čez žabo šviga čriček, '.repeat(8)],
  ];
  for (const [name, text] of long) {
    it(`is cut where we count that it is, and joined again: ${name}`, async () => {
      const arrived = await send(text);
      const { encoding, parts } = segmentsOf(text);
      assert.deepEqual(
        arrived.map((part) => part.text),
        parts,
      );
      const reference = arrived[0]?.header?.[3];
      for (const [index, part] of arrived.entries()) {
        assert.equal(part.encoding, encoding);
        assert.deepEqual([...(part.header ?? [])], [5, 0, 3, reference, parts.length, index + 1]);
      }
    });
  }

  it('is whole once it is joined, also where Kannel cuts through an emoji', async () => {
    const text = `Č${'a'.repeat(65)}💡${'b'.repeat(70)}`;
    const arrived = await send(text);
    assert.equal(arrived.map((part) => part.text).join(''), text);
    assert.equal(arrived.length, segmentsOf(text).parts.length);
  });
});
