import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeLetter, type Letter } from './letter.ts';
import { plainLook } from './look.ts';

const whole: Letter = {
  language: 'sl',
  subject: 'Čas je <zdaj>',
  parts: [
    'Pozdravljeni & dobrodošli,',
    'okno je odprto.',
    { heading: 'Šmartinska 1' },
    {
      facts: [
        ['Okno', '30. 11. – 3. 12.'],
        ['Zadnji odčitek', '16.759 kWh'],
      ],
    },
    { label: 'Odpri', href: 'https://example.si/a?b=1&c=2' },
    { note: 'To sporočilo ste želeli.' },
    { label: 'Odjava', href: 'https://example.si/s/x', quiet: true },
  ],
  signature: ['Moj GEN-I', '080 1558'],
};

describe('a letter', () => {
  it('says the same as text and as HTML', () => {
    const letter = writeLetter(whole);
    assert.equal(
      letter.text,
      `Pozdravljeni & dobrodošli,

okno je odprto.

* Šmartinska 1

Okno: 30. 11. – 3. 12.
Zadnji odčitek: 16.759 kWh

Odpri:
https://example.si/a?b=1&c=2

To sporočilo ste želeli.

Odjava:
https://example.si/s/x

-- \nMoj GEN-I
080 1558
`,
    );
    assert.equal(letter.shownText, letter.text);
    assert.match(letter.html, /<html lang="sl">/);
    assert.match(letter.html, /<h1[^>]*>Čas je &lt;zdaj&gt;<\/h1>/);
    for (const part of [
      'Pozdravljeni &amp; dobrodošli,',
      '<a class="button" href="https://example.si/a?b=1&amp;c=2"',
      '>Šmartinska 1</h2>',
      '>Zadnji odčitek</td>',
      '>16.759 kWh</td>',
      'To sporočilo ste želeli.',
      '<a class="muted" href="https://example.si/s/x">Odjava</a>',
      'Moj GEN-I<br>080 1558',
    ]) {
      assert.ok(letter.html.includes(part), part);
    }
  });

  it('hides a link that opens something from whoever reads it later, and shows its address while it is needed', () => {
    const secret = { label: 'Aktiviraj račun', href: 'https://example.si/activate/skrivnost', secret: true } as const;
    const open = { label: 'Prijava', href: 'https://example.si/login' };
    for (const [language, hidden] of [
      ['sl', '[povezava je v sporočilu]'],
      ['en', '[the link is in the message]'],
      ['hr', '[poveznica je u poruci]'],
    ] as const) {
      const written = writeLetter({ ...whole, language, parts: [secret, open] });
      assert.match(written.text, /skrivnost/);
      assert.match(written.html, />https:\/\/example\.si\/activate\/skrivnost</);
      assert.doesNotMatch(written.html, />https:\/\/example\.si\/login</);
      assert.equal(
        written.shownText,
        `Aktiviraj račun:\n${hidden}\n\nPrijava:\nhttps://example.si/login\n\n-- \nMoj GEN-I\n080 1558\n`,
      );
    }
  });

  it('shows its first sentence beside the subject in a list of mails', () => {
    assert.match(writeLetter(whole).html, /<body[^>]*>\s*<div style="display:none[^>]*>okno je odprto\.<\/div>/);
  });

  it('loads nothing from anywhere, and is small', () => {
    const { html } = writeLetter(whole);
    assert.doesNotMatch(html, /<(img|link|script|iframe)|url\(|@import|src=/);
    assert.ok(html.length < 8_000, `${html.length} characters`);
  });

  it("wears the sender's name and colours, for bright and for dark screens", () => {
    const look = {
      wordmark: { light: 'moj', bold: 'GEN-I' },
      bright: { ...plainLook.bright, button: '#123456' },
      dark: { ...plainLook.dark, button: '#abcdef' },
    };
    const { html } = writeLetter({ ...whole, look });
    assert.match(html, /moj <b>GEN-I<\/b>/);
    assert.match(html, /\.button\{background-color:#123456\}/);
    assert.match(html, /@media \(prefers-color-scheme:dark\)\{[^]*\.button\{background-color:#abcdef!important\}/);
    assert.match(html, /<meta name="color-scheme" content="light dark">/);
    const evil = { ...look, bright: { ...look.bright, page: 'red}</style><script>' } };
    assert.throws(() => writeLetter({ ...whole, look: evil }), /colour/);
  });
});
