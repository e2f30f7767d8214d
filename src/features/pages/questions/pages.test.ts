import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal } from '#test/support/portal.ts';
import { supplierFolder } from '#test/support/supplier-folder.ts';

const folderWith = (t: Parameters<typeof supplierFolder>[0]) =>
  supplierFolder(t, {
    'pages/questions.sl.md':
      '# Vprašanja\n\nUvod.\n\n## Števec {#meter}\n\n### Kako odčitam števec? {#read}\n\nPrepišite [številke](/readings/new).\n\n### Kdo števec zamenja? {#exchange}\n\nOperater.\n',
    'pages/contact.sl.md': '# Kontakt\n',
  });

test('all questions stand folded under their topics, each with an address of its own', async (t) => {
  const portal = await testPortal(t, { supplier: { folder: await folderWith(t) } });
  const { body, text } = await portal.browser().get('/questions');
  assert.match(
    text,
    /Vprašanja Uvod\. Iščite med vprašanji .* Teme Števec Števec Kako odčitam števec\? .* Kdo števec zamenja\?/,
  );
  assert.match(body, /<details class="question" id="read"><summary><h3>Kako odčitam števec\?<\/h3>/);
  assert.match(body, /href="\/questions#read"/);
  assert.deepEqual(htmlProblems(body), []);
});

test('a search shows what it has found, open and marked', async (t) => {
  const portal = await testPortal(t, { supplier: { folder: await folderWith(t) } });
  const { body, text } = await portal.browser().get('/questions?q=ODCITATI');
  assert.match(text, /1 zadetek Kako odčitam števec\? Prepišite številke \./);
  assert.match(body, /<details class="question" id="read" open>.*<mark>odčitam<\/mark>/s);
  assert.doesNotMatch(text, /Kdo števec zamenja/);
  assert.deepEqual(htmlProblems(body), []);
});

test('a search without a result leads to people', async (t) => {
  const portal = await testPortal(t, { supplier: { folder: await folderWith(t) } });
  const { body, text } = await portal.browser().get('/questions?q=banana');
  assert.match(
    text,
    /Ničesar nismo našli .* Vsa vprašanja Niste našli odgovora\? Zastavite nam vprašanje Pokličite ali pišite/,
  );
  assert.match(body, /href="\/ask".*href="\/contact"/s);
});

test('whatever is searched for is text', async (t) => {
  const portal = await testPortal(t, { supplier: { folder: await folderWith(t) } });
  const wanted = '"><script>alert(1)</script> odčitam';
  const { body } = await portal.browser().get(`/questions?q=${encodeURIComponent(wanted)}`);
  assert.doesNotMatch(body, /<script>alert/);
  assert.match(body, /value="&quot;&gt;&lt;script&gt;/);
  assert.deepEqual(htmlProblems(body), []);
});
