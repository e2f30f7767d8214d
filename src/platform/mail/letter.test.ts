import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeLetter } from './letter.ts';

const letter = writeLetter({
  language: 'sl',
  subject: 'Čas je <zdaj>',
  parts: ['Pozdravljeni & dobrodošli,', { label: 'Odpri', href: 'https://example.si/a?b=1&c=2' }],
  signature: ['Moj GEN-I', '080 1558'],
});

describe('a letter', () => {
  it('says the same as text and as HTML', () => {
    assert.equal(
      letter.text,
      'Pozdravljeni & dobrodošli,\n\nOdpri:\nhttps://example.si/a?b=1&c=2\n\n-- \nMoj GEN-I\n080 1558\n',
    );
    assert.match(letter.html, /<html lang="sl">/);
    assert.match(letter.html, /<h1[^>]*>Čas je &lt;zdaj&gt;<\/h1>/);
    assert.match(letter.html, /Pozdravljeni &amp; dobrodošli,/);
    assert.match(letter.html, /<a href="https:\/\/example\.si\/a\?b=1&amp;c=2"/);
  });

  it('hides a link that opens something once from whoever reads it later', () => {
    const secret = { label: 'Aktiviraj račun', href: 'https://example.si/activate/skrivnost', secret: true } as const;
    const open = { label: 'Prijava', href: 'https://example.si/login' };
    for (const [language, hidden] of [
      ['sl', '[povezava je v sporočilu]'],
      ['en', '[the link is in the message]'],
    ] as const) {
      const written = writeLetter({ language, subject: 's', parts: [secret, open], signature: ['Moj GEN-I'] });
      assert.match(written.text, /skrivnost/);
      assert.equal(
        written.shownText,
        `Aktiviraj račun:\n${hidden}\n\nPrijava:\nhttps://example.si/login\n\n-- \nMoj GEN-I\n`,
      );
    }
  });

  it('loads nothing from anywhere', () => {
    assert.doesNotMatch(letter.html, /<(img|link|script|iframe)|url\(|@import|src=/);
  });
});
