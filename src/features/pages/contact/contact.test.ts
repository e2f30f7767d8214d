import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal } from '#test/support/portal.ts';

test('contact says by the clock of the visit whether the phone is answered, and when again', async (t) => {
  const portal = await testPortal(t);
  const textAt = async (now: string): Promise<string> => {
    portal.clock.set(now);
    return (await portal.browser().get('/contact')).text;
  };
  const phone = 'Brezplačna telefonska številka 080 1558';
  assert.match(await textAt('2026-11-30T10:00:00+01:00'), new RegExp(`${phone} Dosegljivi smo, danes do 20\\.00`));
  assert.match(await textAt('2026-11-30T06:00:00+01:00'), /Trenutno nismo dosegljivi Oglasimo se danes ob 8\.00\./);
  assert.match(await textAt('2026-11-30T20:00:00+01:00'), /Oglasimo se jutri ob 8\.00\./);
  assert.match(await textAt('2026-12-24T21:00:00+01:00'), /Oglasimo se v ponedeljek, 28\. decembra, ob 8\.00\./);
});

test('the days to come are listed, with holidays', async (t) => {
  const portal = await testPortal(t, { now: '2026-12-23T10:00:00+01:00' });
  const browser = portal.browser();
  const { text, body } = await browser.get('/contact');
  assert.match(
    text,
    /Naslednjih sedem dni sreda, 23\. decembra 8\.00 – 20\.00 četrtek, 24\. decembra 8\.00 – 20\.00 petek, 25\. decembra dela prost dan sobota, 26\. decembra dela prost dan nedelja, 27\. decembra nismo dosegljivi/,
  );
  assert.match(text, /Sedež GEN-I, d\.o\.o\. Vrbina 17 8270 Krško/);
  assert.deepEqual(htmlProblems(body), []);
  await browser.get('/?lang=en');
  assert.match(
    (await browser.get('/contact')).text,
    /We are answering, today until 8 pm .* Friday, 25 December public holiday/,
  );
});

test('further addresses of the supplier stand below its seat', async (t) => {
  const address = {
    label: { sl: 'Pisarna v Ljubljani', en: 'Office in Ljubljana', hr: 'Ured u Ljubljani' },
    street: 'Dunajska cesta 119',
    postCode: '1000',
    post: 'Ljubljana',
  };
  const { supplier } = await testPortal(t);
  const contact = { ...supplier.contact, addresses: [address] };
  const portal = await testPortal(t, { supplier: { contact } });
  assert.match(
    (await portal.browser().get('/contact')).text,
    /Pisarna v Ljubljani GEN-I, d\.o\.o\. Dunajska cesta 119 1000 Ljubljana/,
  );
});
